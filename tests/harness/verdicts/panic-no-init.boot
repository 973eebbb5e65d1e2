# verdict: panic
# No init at all.
image ../images/actor.list
cmdline init=/none rdinit=/none

end with reboot
