#include "cli/conformance_image.h"

#include <algorithm>

#include "base/checkout.h"
#include "base/file.h"
#include "initramfs/image_list.h"
#include "initramfs/init_image.h"
#include "initramfs/pack.h"
#include "sources/packages.h"

namespace kindling::cli {

namespace {

Result<std::vector<initramfs::Entry>> entries_of_list(const fs::path& file,
                                                      const conformance::Subject& subject,
                                                      Supplies& supplies) {
    const auto list = TRY(initramfs::read_list(file));
    auto variables = TRY(supplies.image_variables(TRY(initramfs::variables_needed(list))));
    variables["STIMULI"] = checkout::guest("").string();
    if (!subject.packages.empty())
        variables["PACKAGES"] =
            TRY(sources::unpacked_packages(supplies.cache(), subject.name, subject.packages))
                .string();
    return initramfs::entries_of(list, variables);
}

}  // namespace

Result<fs::path> image_of_subject(const conformance::Subject& subject, const fs::path& folder,
                                  Supplies& supplies) {
    auto entries = TRY(entries_of_list(folder / "suite.list", {}, supplies));
    std::ranges::move(TRY(entries_of_list(subject.image, subject, supplies)),
                      std::back_inserter(entries));
    if (!subject.program.empty()) {
        // Whether the kernel can start it at all.
        [[maybe_unused]] const auto kind = TRY(initramfs::kind_of_init(subject.program));
        entries.push_back({.name = "/init",
                           .permissions = 0755,
                           .content = initramfs::RegularFile{subject.program.string(), {}}});
    }
    TRY(make_directories(supplies.cache().root() / "images"));
    fs::path image =
        supplies.cache().root() / "images" / fmt::format("conformance-{}.cpio", subject.name);
    TRY(initramfs::pack(entries, image, {.epoch = TRY(initramfs::source_date_epoch())}));
    return image;
}

}  // namespace kindling::cli
