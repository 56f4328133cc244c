// People as figures: where each is drawn, in the colour of what was asked, sorted by level; and the
// legend that says what the colours mean. Thread rule: pure functions.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/words.h"
#include "viewer/content/document.h"
#include "viewer/content/moment.h"
#include "viewer/graphics/painter.h"

namespace muster::viewer {

enum class ColourBy { speed, density, state, group, exit, lost, dose };
inline constexpr std::size_t kColourings = 7;
// Words of --colour; stable.
std::string_view spell(ColourBy by);
// Exits, lost time and dose stand in the tables beside a recording; a dose only if there is a fire.
bool canColour(const Document& document, ColourBy by);

struct LegendEntry {
  std::string label;
  Rgba colour;
};

// Either a scale from low to high or a list of kinds.
struct Legend {
  std::string title;
  std::string unit;
  std::string note;  // window, cell; may be empty
  double low = 0, high = 0;
  bool darkIsLow = false;
  std::function<Rgba(double share)> colour;             // none: scaleColour
  std::vector<std::pair<double, std::string>> numbers;  // under the scale; none: four of them
  std::optional<double> limit;  // a line across the scale
  std::vector<LegendEntry> kinds;
};

struct Figures {
  std::vector<Figure> all;
  std::vector<Range> byLevel;
};

// Walking speed of an adult in a hurry; faster people have the colour of this.
inline constexpr double kFastWalk_m_s = 1.5;

// `density`: people per m² around each person, needed for ColourBy::density only.
Figures figuresOf(const Document& document, const Moment& moment, ColourBy by,
                  std::span<const double> density);
Legend legendOf(const Document& document, ColourBy by, const report::Words& words);

}  // namespace muster::viewer
