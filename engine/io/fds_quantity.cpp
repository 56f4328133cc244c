#include "io/fds_quantity.h"

#include <algorithm>
#include <array>
#include <string>

namespace muster::io {
namespace {

using Scale = FdsMeaning::Scale;

constexpr double kExtinction_m2_per_kg = 8700;     // FDS's MASS_EXTINCTION_COEFFICIENT
constexpr double kExtinctionPerDensity = 2.3;      // FDS: optical density = K / 2.3, not ln 10
constexpr double kStefanBoltzmann = 5.670374e-11;  // kW/(m² K⁴)
constexpr double kZeroCelsius_K = 273.15;

struct Row {
  std::string_view label;  // upper case
  bool prefixed;           // any words may come before it
  std::string_view unit;   // upper case
  FdsMeaning meaning;
};

// Soot is the only thing here that darkens the air; without a slice of its extinction the next best
// is turned back into one.
constexpr std::array kRows = {
    Row{"TEMPERATURE", false, "C", {FdsWanted::temperature, Scale::asIs, 1, 0}},
    Row{"EXTINCTION COEFFICIENT", true, "1/M", {FdsWanted::extinction, Scale::asIs, 1, 0}},
    Row{"OPTICAL DENSITY",
        true,
        "1/M",
        {FdsWanted::extinction, Scale::factor, kExtinctionPerDensity, 1}},
    Row{"VISIBILITY", true, "M", {FdsWanted::extinction, Scale::visibility, 1, 2}},
    Row{"SOOT DENSITY",
        false,
        "KG/M3",
        {FdsWanted::extinction, Scale::factor, kExtinction_m2_per_kg, 3}},
    Row{"SOOT DENSITY",
        false,
        "MG/M3",
        {FdsWanted::extinction, Scale::factor, kExtinction_m2_per_kg * 1e-6, 3}},
    Row{"INTEGRATED INTENSITY", false, "KW/M2", {FdsWanted::radiation, Scale::intensity, 1, 1}},
    Row{"RADIATIVE HEAT FLUX GAS", false, "KW/M2", {FdsWanted::radiation, Scale::asIs, 1, 0}},
};

constexpr std::array<std::pair<std::string_view, FdsWanted>, 4> kGases = {{
    {"CARBON MONOXIDE", FdsWanted::carbonMonoxide},
    {"CARBON DIOXIDE", FdsWanted::carbonDioxide},
    {"OXYGEN", FdsWanted::oxygen},
    {"HYDROGEN CYANIDE", FdsWanted::hydrogenCyanide},
}};

std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return result;
}

bool isNamed(const Row& row, std::string_view label) {
  if (label == row.label) return true;
  return row.prefixed && label.ends_with(row.label) &&
         label[label.size() - row.label.size() - 1] == ' ';
}

struct Bounds {
  double low;
  double high;
};

Bounds exact(FdsWanted wanted) {
  switch (wanted) {
    case FdsWanted::temperature:
      return {-kZeroCelsius_K, 5000};
    case FdsWanted::extinction:
    case FdsWanted::radiation:
      return {0, 1e6};
    default:
      return {0, 1};
  }
}

// What is beyond `exact` by no more than this is FDS's round-off, anything else damage.
constexpr double kRoundOff = 1e-3;

double converted(double value, const FdsMeaning& meaning) {
  constexpr double kAmbient_K = hazard::kAmbientTemperature_C + kZeroCelsius_K;
  constexpr double kGivenBack =
      kStefanBoltzmann * kAmbient_K * kAmbient_K * kAmbient_K * kAmbient_K;
  switch (meaning.scale) {
    case Scale::visibility:
      // A value of 0 stands within solids only and is weighted out; here it must not divide.
      if (value >= hazard::kFarthestSeen_m) return 0;
      return value < 0 ? value : hazard::kReflecting / std::max(value, 1e-3);
    case Scale::intensity:
      return std::max(0.0, 0.25 * value - kGivenBack);
    case Scale::factor:
      return value * meaning.factor;
    case Scale::asIs:
      break;
  }
  return value;
}

}  // namespace

double& member(hazard::Conditions& conditions, FdsWanted wanted) {
  switch (wanted) {
    case FdsWanted::extinction:
      return conditions.extinction_per_m;
    case FdsWanted::carbonMonoxide:
      return conditions.carbonMonoxide;
    case FdsWanted::carbonDioxide:
      return conditions.carbonDioxide;
    case FdsWanted::oxygen:
      return conditions.oxygen;
    case FdsWanted::hydrogenCyanide:
      return conditions.hydrogenCyanide;
    case FdsWanted::radiation:
      return conditions.radiation_kW_per_m2;
    case FdsWanted::temperature:
      break;
  }
  return conditions.temperature_C;
}

std::string_view word(FdsWanted wanted) {
  constexpr std::array<std::string_view, kFdsWanted> kWords = {
      "temperature", "extinction",       "carbon-monoxide", "carbon-dioxide",
      "oxygen",      "hydrogen-cyanide", "radiation"};
  return kWords[static_cast<std::size_t>(wanted)];
}

std::optional<FdsMeaning> meaningOf(std::string_view label, std::string_view unit) {
  const std::string name = upper(label);
  const std::string unitName = upper(unit);
  for (const Row& row : kRows) {
    if (isNamed(row, name) && unitName == row.unit) return row.meaning;
  }
  const double perUnit = unitName == "MOL/MOL" ? 1 : unitName == "PPM" ? 1e-6 : 0;
  if (perUnit == 0) return std::nullopt;
  for (const auto& [gas, wanted] : kGases) {
    if (name == gas || name == std::string(gas) + " VOLUME FRACTION")
      return FdsMeaning{wanted, perUnit == 1 ? Scale::asIs : Scale::factor, perUnit, 0};
  }
  return std::nullopt;
}

bool convert(std::span<float> values, const FdsMeaning& meaning) {
  const Bounds possible = exact(meaning.wanted);
  for (float& value : values) {
    const double result = converted(value, meaning);
    // Written so that not-a-number fails, too.
    if (!(result >= possible.low - kRoundOff && result <= possible.high + kRoundOff)) return false;
    value = static_cast<float>(std::clamp(result, possible.low, possible.high));
  }
  return true;
}

}  // namespace muster::io
