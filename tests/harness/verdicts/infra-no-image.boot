# verdict: infra
# says: no-such-image.cpio: No such file
# The image is missing.
image ./no-such-image.cpio
end with stop
