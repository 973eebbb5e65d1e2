# verdict: infra
# The image ./no-such-image.cpio
image ./no-such-image.cpio
end with stop
