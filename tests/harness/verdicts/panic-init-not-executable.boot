# verdict: panic
# says: is not executable
# /init lacks the mode to be executed.
image ../images/not-executable.list

end with reboot
