// People as figures: where each is drawn, in the colour of what was asked, sorted by level; and the
// legend that says what the colours mean. Thread rule: pure functions.
#pragma once

#include <string>
#include <vector>

#include "report/words.h"
#include "viewer/content/document.h"
#include "viewer/content/moment.h"
#include "viewer/graphics/painter.h"

namespace muster::viewer {

enum class ColourBy { speed, state, group };
inline constexpr std::size_t kColourings = 3;
// "speed", "state", "group": words of --colour; stable.
std::string_view spell(ColourBy by);

struct LegendEntry {
  std::string label;
  Rgba colour;
};

// Either a scale from low to high or a list of kinds.
struct Legend {
  std::string title;
  std::string unit;
  double low = 0, high = 0;
  bool darkIsLow = false;
  std::vector<LegendEntry> kinds;
};

struct Figures {
  std::vector<Figure> all;
  std::vector<Range> byLevel;
};

// Walking speed of an adult in a hurry; faster people have the colour of this.
inline constexpr double kFastWalk_m_s = 1.5;

Figures figuresOf(const Document& document, const Moment& moment, ColourBy by);
Legend legendOf(const Document& document, ColourBy by, const report::Words& words);

}  // namespace muster::viewer
