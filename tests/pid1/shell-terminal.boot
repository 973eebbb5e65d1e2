# asks: the shell's input is its controlling terminal
# source: tty_ioctl(4), TIOCSCTTY; credentials(7), "Sessions"
# source: POSIX XBD 11.1.3, The Controlling Terminal
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
run "/duty/ask terminal"
end with stop
