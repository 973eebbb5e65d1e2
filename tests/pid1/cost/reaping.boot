# Reaping orphans costs linear time, and no memory: each of 4,000 costs what each of 500 does, in
# guest time that repeats to the bit (the test boots it with --repeatable). Then PID 1 sleeps.

image    ./reaping.list
kernel   test vmlinux
machine  microvm
timeout  900s
silence  600s
require  proved

run "/duty/ask memory 64"
run "/duty/ask reaping 500 1000 4000"
run "/duty/ask memory 64"
run "/duty/ask idle 10"
end with reboot
