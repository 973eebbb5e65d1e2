#pragma once
// Which of the boots that a person named are made.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "scenario/scenario.h"

namespace kindling::suite {

using scenario::Scenario;

// Every COUNTth boot, beginning with the INDEXth (from 1): a share of the boots for one of several
// hosts.
struct Shard {
    size_t index = 1;
    size_t count = 1;
};

// "2/3" as a shard. Fails when it is none, or its index is not from 1 to its count.
[[nodiscard]] Result<Shard> parse_shard(std::string_view text);

// Those boots that are in the shard, by their place in the order of names: whoever names the same
// boots on each host gets each of them once. Pure.
[[nodiscard]] std::vector<Scenario> in_shard(std::vector<Scenario> boots, const Shard& shard);

// Those whose name matches the regular expression (RE2's) anywhere. Fails when it is none.
[[nodiscard]] Result<std::vector<Scenario>> with_name(std::vector<Scenario> boots,
                                                      const std::string& expression);

// Those that bear all these tags. Fails, with the nearest, when no boot bears one of them.
[[nodiscard]] Result<std::vector<Scenario>> with_tags(std::vector<Scenario> boots,
                                                      const std::vector<std::string>& tags);

// "hello[machine=q35]" in two: the scenario's name or path, and what stands in the brackets; the
// second is empty where there are none. Pure.
struct CellName {
    std::string scenario;
    std::string values;
};
[[nodiscard]] CellName split_cell_name(const std::string& name);

// Of the cells of one scenario those that have all the VALUES ("machine=q35,memory=64M", in any
// order; those that are left out may be any). Fails, naming the nearest cell, when there is none.
[[nodiscard]] Result<std::vector<Scenario>> with_values(std::vector<Scenario> cells,
                                                        const std::string& values);

}  // namespace kindling::suite
