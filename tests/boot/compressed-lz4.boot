# An image that our packer compressed with lz4, taken by the kernel's own decompressor.

image    images/lz4.list
kernel   test
timeout  60s
silence  20s
reject   "Initramfs unpacking failed"
reject   "looks like an initrd"

expect "Run /init as init process"
expect "Hello, "
end with panic "Attempted to kill init! exitcode=0x00000000"
