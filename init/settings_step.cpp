#include "settings_step.h"

#include "settings.h"

namespace kindling {

Result<void> take_settings(const Step&, Boot& boot) {
    read_settings(boot.settings);
    return {};
}

}  // namespace kindling
