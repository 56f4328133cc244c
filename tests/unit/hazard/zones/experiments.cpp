#include "experiments.h"

namespace muster::hazard::zones::testing {
namespace {

Fuel gas() {  // methane, as CFAST's inputs have it
  Fuel fuel;
  fuel.id = "methane";
  fuel.heat_J_per_kg = 50e6;
  fuel.sootYield = fuel.starvedSootYield = 0.005;
  fuel.carbonMonoxideYield = fuel.starvedCarbonMonoxideYield = 0.003;
  fuel.carbon = 1, fuel.hydrogen = 4, fuel.oxygen = 0;
  return fuel;
}

const Material kCeramic{0.09, 128, 1040, 0.05};
const Material kFireBrick{0.36, 750, 1040, 0.113};
const Material kMarinite{0.12, 720, 1250, 0.0127};
const Material kGypsum{0.17, 930, 1090, 0.0127};
const Material kConcrete{1.8, 2280, 1040, 0.102};

Compartment lined(double width, double depth, double height, const Material& above,
                  const Material& floor) {
  Compartment c = room(width, depth, height, 0, above);
  c.floor = floor;
  return c;
}

void setTemperature(Network& network, double celsius) {
  network.insideTemperature_K = network.outsideTemperature_K = celsius + kZeroCelsius_K;
}

}  // namespace

Compartment room(double width_m, double depth_m, double height_m, double floor_m,
                 const Material& material) {
  Compartment c;
  c.floor_m = floor_m;
  c.height_m = height_m;
  c.area_m2 = width_m * depth_m;
  c.perimeter_m = 2 * (width_m + depth_m);
  c.ceiling = c.wall = c.floor = material;
  return c;
}

Burning gasBurner(std::size_t compartment, std::vector<ReleasePoint> release, double base_m,
                  double area_m2, double radiativeShare) {
  return {compartment, gas(), std::move(release), base_m, area_m2, radiativeShare};
}

Network steckler(double doorWidth_m, double power_kW, double outside_C) {
  Network n;
  n.compartments = {room(2.8, 2.8, 2.13, 0, {1, 200, 1000, 0.013})};
  n.wallVents = {{0, kOpenAir, 0, 1.83, doorWidth_m}};
  n.burning = {gasBurner(0, {{0, power_kW * 1000}}, 0.02, 0.09, 0.2)};
  setTemperature(n, outside_C);
  return n;
}

Network nbs(bool targetRoom) {
  Network n;
  n.compartments = {lined(2.34, 2.34, 2.16, kCeramic, kFireBrick),
                    lined(1.03, 1.02, 2.0, kMarinite, kGypsum),
                    lined(12.19, 2.44, 2.44, kMarinite, kGypsum)};
  n.wallVents = {{0, 1, 0, 1.6, 0.81}, {1, 2, 0, 1.6, 0.81}, {2, kOpenAir, 0, 2.03, 0.76}};
  if (targetRoom) {
    n.compartments.push_back(lined(2.22, 2.24, 2.43, kGypsum, kConcrete));
    n.compartments.push_back(lined(0.94, 0.79, 2.04, kGypsum, kConcrete));
    n.wallVents.push_back({2, 4, 0, 2.04, 0.79});
    n.wallVents.push_back({3, 4, 0, 2.04, 0.79});
  }
  n.burning = {gasBurner(0, {{0, 0}, {10, 110e3}, {890, 110e3}, {900, 0}}, 0, 0.1156,
                         targetRoom ? 0.3 : 0.2)};
  setTemperature(n, targetRoom ? 22 : 23);
  return n;
}

Network atf(double power_kW) {
  const Material gypsum{0.13, 930, 1090, 0.017};
  Network n;
  n.compartments = {room(17, 1.8, 2.5, 0, gypsum), room(2.6, 3.2, 5, 0, gypsum),
                    room(17, 1.8, 2.5, 2.5, gypsum)};
  n.wallVents = {{0, 1, 0, 2.5, 2.6}, {1, 2, 2.5, 5.0, 2.6}, {2, kOpenAir, 2.5, 4.5, 1.8}};
  n.burning = {gasBurner(0, {{0, 11.52e3}, {60, power_kW * 1000}}, 0.4, 0.16, 0.2)};
  setTemperature(n, 20);
  return n;
}

Network nistNrc3() {
  Network n;
  n.compartments = {lined(21.7, 7.04, 3.82, {0.12, 737, 1250, 0.0254}, {0.16, 790, 900, 0.0254})};
  n.wallVents = {{0, kOpenAir, 0, 2, 2}};
  Fuel heptane = gas();
  heptane.heat_J_per_kg = 45e6;
  heptane.sootYield = heptane.starvedSootYield = 0.015;
  heptane.carbonMonoxideYield = heptane.starvedCarbonMonoxideYield = 0.006;
  heptane.carbon = 7, heptane.hydrogen = 16;
  n.burning = {{0, heptane, {{0, 0}, {178, 1.19e6}, {1379, 1.19e6}, {1562, 0}}, 0, 1, 0.44}};
  setTemperature(n, 30);
  return n;
}

Network school30(std::size_t corridorPieces) {
  Network n;
  const double length = 36.0 / static_cast<double>(corridorPieces);
  for (std::size_t i = 0; i < corridorPieces; ++i) {
    Compartment piece = room(length, 2.4, 3.3);
    piece.perimeter_m = 2 * length + (i == 0 ? 2.4 : 0) + (i + 1 == corridorPieces ? 2.4 : 0);
    n.compartments.push_back(piece);
    if (i > 0) n.wallVents.push_back({i - 1, i, 0, 3.3, 2.4, 1.0, true});
  }
  const std::size_t first = corridorPieces;
  for (const double width : {9.0, 8.4, 8.4, 9.0}) n.compartments.push_back(room(width, 7.2, 3.3));
  const auto door = [&](double x, std::size_t classroom) {
    const auto piece = static_cast<std::size_t>(x / length);
    n.wallVents.push_back({piece, first + classroom, 0, 2.1, 0.9});
  };
  door(7.65, 0), door(10.53, 1), door(16.29, 1), door(19.65, 2), door(25.41, 2), door(28.77, 3);
  n.wallVents.push_back({0, kOpenAir, 0, 2.1, 1.5});
  n.wallVents.push_back({corridorPieces - 1, kOpenAir, 0, 2.1, 1.5});
  n.wallVents.push_back({first + 1, kOpenAir, 0.9, 2.1, 1.2});
  const Fuel* fuel = findFuel("classroom");
  n.burning = {{first + 1, *fuel, squareGrowth(46.9, 1.5e6, 1e9, 600), 0.6, 2.25, 0.35}};
  return n;
}

}  // namespace muster::hazard::zones::testing
