// A bottleneck as a card: its rank and name, a piece of the plan, why people wait there, who meets.
// Thread rule: a pure function.
#pragma once

#include <optional>
#include <string>

#include "plan/campus.h"
#include "report/cause_words.h"
#include "report/page.h"

namespace muster::report {

struct PlaceCard {
  std::size_t rank = 0;  // from 1
  std::string name;
  std::string level;  // id
  geometry::Vec2 where;
  CauseFacts facts;
};

// `campus`: null = no picture.
std::string placeCard(const PageText& page, const PlaceCard& place, const plan::Campus* campus);

}  // namespace muster::report
