# asks: without /dev/console and descriptors there is a shell all the same
# source: Linux init/main.c: console_on_rootfs ("Warning: unable to open an initial console.")
# alone: the boot is spoiled beforehand
kernel   test vmlinux
machine  microvm
timeout  240s
silence  45s
cmdline  rdinit=/duty/before before=without-console

wait for prompt
run "echo here"
  output is "here"
end with stop
