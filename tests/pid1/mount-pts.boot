# asks: devpts is on /dev/pts (nosuid,noexec,gid=5,mode=620)
# source: pts(4); Linux Documentation/filesystems/devpts.rst
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s

wait for prompt
run "/duty/ask mount /dev/pts devpts nosuid noexec gid=5 mode=620"
end with stop
