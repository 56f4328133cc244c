// The colours of alarm levels, once for lights, curves and maps. Told apart by lightness as well,
// so that they survive a grey printer. Thread rule: a pure function.
#pragma once

#include <string_view>

namespace muster::report {

struct AlarmColour {
  std::string_view fill, text;  // CSS; text that reads on the fill
};

// `alarm`: a word of measure::alarmWords(); unknown ones count as none.
constexpr AlarmColour alarmColour(std::string_view alarm) {
  if (alarm == "yellow") return {"#ffe066", "#222"};
  if (alarm == "orange") return {"#f08c1e", "#222"};
  if (alarm == "red") return {"#b00020", "#fff"};
  return {"#e4e4e4", "#333"};
}

}  // namespace muster::report
