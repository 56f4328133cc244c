#include "study/place_maps.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "io/recording_bytes.h"

namespace muster::study {
namespace {

using analysis::Raster;

constexpr float kUnknown = std::numeric_limits<float>::quiet_NaN();
constexpr double kDensityStep_per_m2 = 0.05;
constexpr std::string_view kTag = "PMAP";

// Whole multiples of the coarse cell, as levelGrids() lays them.
Raster coarser(const Raster& fine) {
  const double parts = std::max(1.0, std::floor(kPlaceCell_m / fine.cell_m + 1e-9));
  Raster raster;
  raster.cell_m = fine.cell_m * parts;
  raster.origin = {std::floor(fine.origin.x / raster.cell_m + 1e-9) * raster.cell_m,
                   std::floor(fine.origin.y / raster.cell_m + 1e-9) * raster.cell_m};
  const auto cells = [&](double from, double origin, std::size_t count) {
    const double end = from + fine.cell_m * static_cast<double>(count);
    return static_cast<std::size_t>(std::ceil((end - origin) / raster.cell_m - 1e-9));
  };
  raster.columns = cells(fine.origin.x, raster.origin.x, fine.columns);
  raster.lines = cells(fine.origin.y, raster.origin.y, fine.lines);
  return raster;
}

std::size_t cellAt(const Raster& raster, geometry::Vec2 p) {
  const auto along = [&](double at, double from) {
    return static_cast<std::size_t>((at - from) / raster.cell_m);
  };
  return along(p.y, raster.origin.y) * raster.columns + along(p.x, raster.origin.x);
}

PlaceMap coarse(const analysis::DensityMap& density, const analysis::PathMap& paths) {
  PlaceMap map;
  map.level = density.level;
  map.raster = coarser(paths.raster);
  const std::size_t cells = map.raster.cells();
  map.peak_per_m2.assign(cells, 0);
  map.persons.assign(cells, 0);
  map.toExit_s.assign(cells, 0);
  std::vector<float> weight(cells, 0);
  for (std::size_t fine = 0; fine < paths.persons.size(); ++fine) {
    const std::size_t cell = cellAt(map.raster, paths.raster.centre(fine));
    map.peak_per_m2[cell] = std::max(map.peak_per_m2[cell], density.max_per_m2[fine]);
    map.persons[cell] = std::max(map.persons[cell], paths.persons[fine]);
    if (std::isnan(paths.toExit_s[fine])) continue;
    map.toExit_s[cell] += paths.persons[fine] * paths.toExit_s[fine];
    weight[cell] += paths.persons[fine];
  }
  for (std::size_t cell = 0; cell < cells; ++cell)
    map.toExit_s[cell] = weight[cell] > 0 ? map.toExit_s[cell] / weight[cell] : kUnknown;
  return map;
}

// Sums over runs on the way to means.
struct Sum {
  std::string level;
  Raster raster;
  std::vector<double> peak, persons, time_s, timed, crowded;
};

void add(const PlaceMap& map, Sum& sum) {
  for (std::size_t cell = 0; cell < map.raster.cells(); ++cell) {
    sum.peak[cell] += double{map.peak_per_m2[cell]};
    sum.persons[cell] += double{map.persons[cell]};
    if (double{map.peak_per_m2[cell]} > analysis::kCrowded_per_m2) sum.crowded[cell] += 1;
    if (std::isnan(map.toExit_s[cell])) continue;
    sum.time_s[cell] += double{map.persons[cell]} * double{map.toExit_s[cell]};
    sum.timed[cell] += double{map.persons[cell]};
  }
}

PlaceMapOverview meanOf(const Sum& sum, double runs) {
  PlaceMapOverview map;
  map.level = sum.level;
  map.raster = sum.raster;
  for (std::size_t cell = 0; cell < sum.raster.cells(); ++cell) {
    map.peak_per_m2.push_back(static_cast<float>(sum.peak[cell] / runs));
    map.persons.push_back(static_cast<float>(sum.persons[cell] / runs));
    map.crowded.push_back(static_cast<float>(sum.crowded[cell] / runs));
    map.toExit_s.push_back(
        sum.timed[cell] > 0 ? static_cast<float>(sum.time_s[cell] / sum.timed[cell]) : kUnknown);
  }
  return map;
}

}  // namespace

bool sameCells(const Raster& a, const Raster& b) {
  return a.origin == b.origin && a.cell_m == b.cell_m && a.columns == b.columns &&
         a.lines == b.lines;
}

std::vector<PlaceMap> placeMaps(std::span<const analysis::DensityMap> density,
                                std::span<const analysis::PathMap> paths,
                                const plan::Campus& campus) {
  std::vector<PlaceMap> maps;
  for (const analysis::PathMap& path : paths) {
    const auto same =
        std::ranges::find(density, campus[path.level].id, &analysis::DensityMap::level);
    const auto used = [](float persons) { return persons > 0; };
    if (same == density.end() || same->max_per_m2.size() != path.persons.size()) continue;
    if (std::ranges::any_of(path.persons, used)) maps.push_back(coarse(*same, path));
  }
  return maps;
}

MapRecord pack(const PlaceMap& map) {
  io::ByteWriter out;
  for (const double number : {map.raster.origin.x, map.raster.origin.y, map.raster.cell_m})
    out.number(number);
  out.varint(map.raster.columns);
  out.varint(map.raster.lines);
  for (const float peak : map.peak_per_m2)
    out.byte(static_cast<std::uint8_t>(
        std::min(255.0, std::floor(double{peak} / kDensityStep_per_m2 + 0.5))));
  for (const float persons : map.persons) out.varint(static_cast<std::uint64_t>(persons));
  std::int64_t last_s = 0;  // neighbours take about as long
  for (const float time_s : map.toExit_s) {
    const bool known = !std::isnan(time_s);
    out.byte(known ? 1 : 0);
    if (!known) continue;
    const auto whole_s = static_cast<std::int64_t>(std::floor(double{time_s} + 0.5));
    out.zigzag(whole_s - last_s);
    last_s = whole_s;
  }
  return {map.level, io::packBlock(kTag, out.bytes()).value_or(std::string())};
}

std::optional<PlaceMap> unpack(const MapRecord& record) {
  const auto raw = io::unpackBlock(record.bytes);
  if (!raw) return std::nullopt;
  io::ByteReader in(*raw);
  PlaceMap map;
  map.level = record.level;
  map.raster.origin.x = in.number();
  map.raster.origin.y = in.number();
  map.raster.cell_m = in.number();
  map.raster.columns = in.varint();
  map.raster.lines = in.varint();
  // A cell takes three bytes at least.
  const bool sound = !in.failed() && map.raster.cell_m > 0 && map.raster.columns <= raw->size() &&
                     map.raster.lines <= raw->size() && 3 * map.raster.cells() <= raw->size();
  if (!sound) return std::nullopt;
  const std::size_t cells = map.raster.cells();
  for (std::size_t i = 0; i < cells; ++i)
    map.peak_per_m2.push_back(static_cast<float>(kDensityStep_per_m2 * in.byte()));
  for (std::size_t i = 0; i < cells; ++i) map.persons.push_back(static_cast<float>(in.varint()));
  std::int64_t last_s = 0;
  for (std::size_t i = 0; i < cells; ++i) {
    const bool known = in.byte() != 0;
    if (known) last_s += in.zigzag();
    map.toExit_s.push_back(known ? static_cast<float>(last_s) : kUnknown);
  }
  if (in.failed() || !in.atEnd()) return std::nullopt;
  return map;
}

std::vector<PlaceMapOverview> mapsOf(std::span<const RunRecord* const> runs) {
  std::vector<Sum> sums;
  for (const RunRecord* run : runs) {
    for (const MapRecord& record : run->maps) {
      const auto map = unpack(record);
      if (!map) continue;
      auto sum = std::ranges::find(sums, map->level, &Sum::level);
      if (sum == sums.end()) {
        const std::vector<double> none(map->raster.cells(), 0.0);
        sum = sums.insert(sums.end(), {map->level, map->raster, none, none, none, none, none});
      }
      if (sameCells(sum->raster, map->raster)) add(*map, *sum);
    }
  }
  std::vector<PlaceMapOverview> maps;
  for (const Sum& sum : sums) maps.push_back(meanOf(sum, static_cast<double>(runs.size())));
  return maps;
}

}  // namespace muster::study
