# asks: the loopback device is up
# source: netdevice(7), IFF_UP; RFC 1122, 3.2.1.3 (g)
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
run "/duty/ask loopback"
end with stop
