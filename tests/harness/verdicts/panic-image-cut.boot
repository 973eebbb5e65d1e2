# verdict: panic
# prepare: "$kindling" pack --compress gzip "$root/tests/harness/images/actor.list" -o whole.cpio.gz && head -c 300000 whole.cpio.gz >cut.cpio.gz
# options: --initramfs "$scratch/cut.cpio.gz"
# A compressed image that ends in the middle.
image ../images/actor.list
kernel test

end with reboot
