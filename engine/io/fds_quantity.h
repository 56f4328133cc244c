// What the quantities of FDS slices mean to us, by the names of FDS 5 to 6.10 (fire.md 1.6: case
// and prefixes changed over the years, so the end of the label and the unit decide).
// Thread rule: pure functions.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "hazard/conditions.h"

namespace muster::io {

// The members of hazard::Conditions.
enum class FdsWanted {
  temperature,
  extinction,
  carbonMonoxide,
  carbonDioxide,
  oxygen,
  hydrogenCyanide,
  radiation
};
inline constexpr std::size_t kFdsWanted = 7;

double& member(hazard::Conditions& conditions, FdsWanted wanted);
std::string_view word(FdsWanted wanted);  // for messages: "temperature", "extinction" …

struct FdsMeaning {
  FdsWanted wanted = FdsWanted::temperature;
  enum class Scale {
    asIs,
    visibility,  // K = 3 / V, V >= 30 m: 0
    intensity,   // a small sphere's share of the integrated intensity, less what it gives back
    factor
  } scale = Scale::asIs;
  double factor = 1;
  int rank = 0;  // of two that mean the same, the lower one is the better
};

// None if a slice of this kind tells nothing that is wanted.
std::optional<FdsMeaning> meaningOf(std::string_view label, std::string_view unit);

// Values of a slice file, in place. False, and values half changed, if one of them is no such value
// (not a number, a fraction above 1 …): then the file is damaged.
bool convert(std::span<float> values, const FdsMeaning& meaning);

}  // namespace muster::io
