# verdict: panic
# prepare: "$kindling" pack --compress gzip "$root/tests/harness/images/actor.list" -o bad.cpio.gz && printf damage | dd of=bad.cpio.gz bs=1 seek=5000 conv=notrunc status=none
# options: --initramfs "$scratch/bad.cpio.gz"
# A compressed image with a few wrong bytes.
image ../images/actor.list
kernel test

end with reboot
