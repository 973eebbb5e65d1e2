# verdict: panic
# says: neither an ELF program nor a script
# /init is neither a program nor a script.
image ../images/no-program.list

end with reboot
