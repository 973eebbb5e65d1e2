# asks: nobody but the owner may write to what they make
# source: umask(2): 022 is the usual value; the kernel starts PID 1 with 0 (Linux kernel/fork.c: init_fs, fs/fs_struct.c)
kernel   test vmlinux
machine  microvm
timeout  90s
silence  20s

wait for prompt
run "umask"
  output matches /^0?0?22$/
end with stop
