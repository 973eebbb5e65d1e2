#include "base/sha256.h"

#include <fcntl.h>
#include <openssl/evp.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <memory>
#include <vector>

#include "base/unique_fd.h"

namespace kindling {

namespace {

class Digest {
  public:
    Digest() { EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr); }
    void add(std::string_view bytes) {
        EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size());
    }
    std::string hex() {
        std::array<unsigned char, EVP_MAX_MD_SIZE> sum{};
        unsigned int length = 0;
        EVP_DigestFinal_ex(context_.get(), sum.data(), &length);
        std::string text;
        for (unsigned int i = 0; i < length; ++i) text += fmt::format("{:02x}", sum[i]);
        return text;
    }

  private:
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_{EVP_MD_CTX_new(),
                                                                     &EVP_MD_CTX_free};
};

}  // namespace

std::string sha256(std::string_view text) {
    Digest digest;
    digest.add(text);
    return digest.hex();
}

Result<std::string> sha256_of_file(const std::filesystem::path& file) {
    const UniqueFd fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (!fd.is_open()) return errno_failure("open", file.string());
    Digest digest;
    std::vector<char> buffer(1 << 18);
    for (;;) {
        const ssize_t got = ::read(fd.get(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return errno_failure("read", file.string());
        if (got == 0) return digest.hex();
        digest.add({buffer.data(), static_cast<size_t>(got)});
    }
}

}  // namespace kindling
