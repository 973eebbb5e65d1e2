# What init.explain says of the calls that open, load and talk to devices, and why they fail.

image    images/mistaken.list
kernel   test
timeout  120s
silence  60s

expect /open\("\/proc\/sys\/kernel\/no_such_thing", O_WRONLY\|O_TRUNC\|O_CLOEXEC\) = -1, No such file or directory: what makes it is not mounted yet, or nobody has made it/
expect /finit_module\(3, "", 0\) = 0/
expect /finit_module\(3, "no_such_parameter=1 nr_devices=many", 0\) = -1, Invalid argument: a parameter that it does not know, or a value that it does not take/
expect "it failed: Invalid argument; the boot goes on without it"
expect /open\("\/lib\/modules\/[^"]*\/dummy.ko", O_RDONLY\|O_CLOEXEC\) = 3/
expect /finit_module\(3, "", 0\) = 0/
expect /finit_module\(3, "", 0\) = -1, File exists: it is loaded already, which is as good/
expect /ioctl\(3, SIOCGIFFLAGS, "nic0"\) = -1, No such device: there is no such interface: its driver is not loaded, or did not find it/
expect /ioctl\(3, SIOCSIFFLAGS, "lo"\) = 0/
expect /ioctl\(3, SIOCADDRT, …\) = -1, Network unreachable: the gateway is in no network of an interface that is up/
expect /open\("\/dev\/ttyS0", O_RDWR\|O_NONBLOCK\|O_NOCTTY\|O_CLOEXEC\) = 3/
expect /ioctl\(3, TIOCSCTTY, 1\) = 0/
enter "poweroff -f"
end with power-off
