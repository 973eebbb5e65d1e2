# verdict: panic
# says: interpreter /bin/sh of /init is missing
# The shell that runs /init is not in the image.
image ../images/no-interpreter.list

end with reboot
