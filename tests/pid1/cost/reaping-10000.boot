# The figures of docs/conformance.md: 10,000 orphans, in waves of 250.

image    ./reaping.list
kernel   test vmlinux
machine  microvm
timeout  3600s
silence  1800s
require  proved

run "/duty/ask memory 64"
run "/duty/ask reaping 1000 2000 5000 10000"
run "/duty/ask memory 64"
run "/duty/ask idle 10"
end with reboot
