// The rows of a profile table, [[profile]] in TOML: in profiles.toml beside this header, and in
// scenarios that override rows.
//
// A row whose id is known changes the keys it gives and keeps the rest (of a table by motivation,
// too, only what is given). A row with a new id either gives every key or names a row in
// `based_on`, earlier in the file or in the base table, that gives the rest.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "behaviour/profile.h"
#include "behaviour/table_reader.h"

namespace muster::behaviour {

std::span<const KeyRule> profileRules();
std::span<const std::string_view> motivationWords();
// The rules of a table by motivation: "time_gap_s", "spacing_m", "slow_start" or
// "speed_factor".
std::span<const KeyRule> motivationRules(std::string_view key);

// `base` with the rows applied; rows with problems are left out.
std::vector<Profile> readProfileRows(std::span<const TomlValue> rows,
                                     const std::vector<Profile>& base, Problems& problems);

}  // namespace muster::behaviour
