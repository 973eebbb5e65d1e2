# The kernel `fast` takes an image in zstd, and says why it panics when /init has ended.

image    images/zstd.list
kernel   fast vmlinux
machine  fast
timeout  60s
silence  20s
reject   "Initramfs unpacking failed"

expect "Run /init as init process"
expect "Hello, "
end with panic "Attempted to kill init! exitcode=0x00000000"
