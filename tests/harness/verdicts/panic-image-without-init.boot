# verdict: panic
# says: there is no /init
# There is no /init, so the kernel looks for a root disk.
image ../images/no-init.list

end with reboot
