// What names in foreign drawings say: the use of a room from a word in it (import_words.csv), sizes
// from "900,00 мм x …". Pure text functions; thread rule: any number of threads.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plan/draft.h"

namespace muster::io {

struct RoomUse {
  std::string stem;  // the word that decided
  plan::Category category = plan::Category::unspecified;
  plan::Name word;  // what such a room is called
};

// The first row whose stem is in the name (in lower case) and whose least area is reached; the word
// must not stand inside a longer one to its left ("медкабинет" is no "кабинет"). nullopt if there
// is none.
std::optional<RoomUse> roomUse(std::string_view name, double area_m2);

// "4 - Класс" → {"Classroom 4", "教室 4"}; the raw name in English if its use is unknown.
plan::Name roomName(std::string_view raw, const std::optional<RoomUse>& use);

// Of a storey counted from the ground (0): "Ground level", "1 层"; Chinese counts the ground floor
// as the first.
plan::Name levelName(int ordinal);

struct NamedSize {
  double value = 0.0;
  std::string unit;  // the letters after the number: "мм", "шт", "mm", "м"; may be empty
};

// All numbers in a name with what follows them. Reads "2 100,00" (blank or no-break space as
// thousands separator, decimal comma).
std::vector<NamedSize> sizesIn(std::string_view name);

// The lengths among them, in metres, in order.
std::vector<double> lengthsIn(std::string_view name);

}  // namespace muster::io
