// The keys of a study file, once: the reader checks against these tables, and a test holds
// scenarios/study.schema.json (for editors) against them.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "behaviour/table_reader.h"

namespace muster::study {

std::span<const behaviour::KeyRule> rootRules();
std::span<const behaviour::KeyRule> studyRules();
std::span<const behaviour::KeyRule> stopRules();
std::span<const behaviour::KeyRule> variantRules();

// What a stop rule may look at: t95, t100, curve, exits, densities, differences.
std::span<const std::string_view> quantityWords();

}  // namespace muster::study
