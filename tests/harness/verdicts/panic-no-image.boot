# verdict: panic
# says: VFS: Unable to mount root fs
# Neither an image nor a disk.
end with reboot
