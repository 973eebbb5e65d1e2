# asks: nobody but the owner may write to what they make
# source: umask(2); Linux fs/fs_struct.c: init_fs, the 022 that PID 1 begins with
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
run "umask"
  output matches /^0?0?22$/
end with stop
