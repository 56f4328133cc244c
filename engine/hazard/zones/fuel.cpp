#include "hazard/zones/fuel.h"

#include <toml++/toml.h>
#include <algorithm>

namespace muster::hazard {
extern const std::string_view kFuelsToml;  // fuels.toml, embedded at build
}

namespace muster::hazard::zones {
namespace {

constexpr double kHydrogen_g_per_mol = 1.008, kNitrogen_g_per_mol = 14.007;
constexpr double kChlorine_g_per_mol = 35.453;

Fuel readRow(const toml::table& row) {
  const auto number = [&](std::string_view key, double fallback) {
    return row[key].value_or(fallback);
  };
  Fuel fuel;
  fuel.id = row["id"].value_or(std::string());
  fuel.source = row["source"].value_or(std::string());
  fuel.heat_J_per_kg = number("heat_MJ_per_kg", 20) * 1e6;
  fuel.sootYield = number("soot_yield", 0);
  fuel.carbonMonoxideYield = number("co_yield", 0);
  fuel.cyanideYield = number("hcn_yield", 0);
  fuel.starvedSootYield = number("soot_yield_starved", fuel.sootYield);
  fuel.starvedCarbonMonoxideYield = number("co_yield_starved", fuel.carbonMonoxideYield);
  fuel.carbon = number("carbon", 1);
  fuel.hydrogen = number("hydrogen", 2);
  fuel.oxygen = number("oxygen", 0);
  fuel.nitrogen = number("nitrogen", 0);
  fuel.chlorine = number("chlorine", 0);
  return fuel;
}

std::vector<Fuel> readTable() {
  std::vector<Fuel> rows;
  const toml::table table = toml::parse(kFuelsToml);
  if (const toml::array* list = table["fuel"].as_array()) {
    for (const toml::node& row : *list) rows.push_back(readRow(*row.as_table()));
  }
  return rows;
}

}  // namespace

double formulaMass_g_per_mol(const Fuel& fuel) {
  return fuel.carbon * kMolarMasses_g_per_mol[kSoot] + fuel.hydrogen * kHydrogen_g_per_mol +
         fuel.oxygen * kMolarMasses_g_per_mol[kOxygen] / 2 + fuel.nitrogen * kNitrogen_g_per_mol +
         fuel.chlorine * kChlorine_g_per_mol;
}

void setCyanideYield(Fuel& fuel, double yield) {
  fuel.cyanideYield = yield;
  fuel.nitrogen = 0;
  const double rest = formulaMass_g_per_mol(fuel);
  fuel.nitrogen = yield * rest / (kMolarMasses_g_per_mol[kCyanide] - yield * kNitrogen_g_per_mol);
}

SpeciesMass products(const Fuel& fuel, double starved) {
  const double mass = formulaMass_g_per_mol(fuel);
  const auto moles = [&](double yield, Species s) {
    return yield * mass / kMolarMasses_g_per_mol[s];
  };
  const auto blend = [&](double open, double shut) { return open + starved * (shut - open); };
  double carbon = fuel.carbon;
  double hydrogen = std::max(0.0, fuel.hydrogen - fuel.chlorine);
  const double cyanide =
      std::min({moles(fuel.cyanideYield, kCyanide), carbon, hydrogen, fuel.nitrogen});
  carbon -= cyanide;
  hydrogen -= cyanide;
  const double soot = std::min(carbon, moles(blend(fuel.sootYield, fuel.starvedSootYield), kSoot));
  carbon -= soot;
  const double monoxide = std::min(
      carbon,
      moles(blend(fuel.carbonMonoxideYield, fuel.starvedCarbonMonoxideYield), kCarbonMonoxide));
  carbon -= monoxide;
  const double water = hydrogen / 2;
  const double oxygen = carbon + (monoxide + water - fuel.oxygen) / 2;
  SpeciesMass made{soot, monoxide, carbon, -oxygen, water, cyanide};
  for (std::size_t s = 0; s < kSpecies; ++s) made[s] *= kMolarMasses_g_per_mol[s] / mass;
  return made;
}

const std::vector<Fuel>& fuels() {
  static const std::vector<Fuel> rows = readTable();
  return rows;
}

const Fuel* findFuel(std::string_view id) {
  const auto& rows = fuels();
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const Fuel& f) { return f.id == id; });
  return found == rows.end() ? nullptr : &*found;
}

}  // namespace muster::hazard::zones
