#include "crowd/neighbour_grid.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

namespace muster::crowd {

namespace {

using geometry::Box;
using geometry::Vec2;

constexpr std::uint32_t kAbsent = ~std::uint32_t{0};
// A sheet's cells grow until no more than this are needed, so a plan with a far-off outlier costs
// no memory.
constexpr std::uint32_t kMostCellsPerSheet = 1u << 20;
// Fine enough that two threads share them evenly, few enough that their counts stay in the cache.
constexpr std::uint32_t kBuckets = 512;
constexpr std::size_t kAgentsPerChunk = 4096;
// People are pushed out of the outline by less than this; they stand in its outermost cells.
constexpr double kOutside_m = 1.0;

std::uint32_t clampedCell(double offset, double perMetre, std::uint32_t count) {
  const double index = offset * perMetre;
  if (!(index > 0)) return 0;
  return index < count ? static_cast<std::uint32_t>(index) : count - 1;
}

std::uint32_t cellsFor(double extent, double cell) {
  return static_cast<std::uint32_t>(std::min(extent / cell + 1, double{kMostCellsPerSheet}));
}

Box boxOf(const plan::Campus& campus) {
  Box box;
  for (const plan::Space& space : campus.spaces) box.extend(space.box);
  if (box.low.x > box.high.x) box = {{0, 0}, {0, 0}};
  return box;
}

}  // namespace

NeighbourGrid::NeighbourGrid(const navigation::Atlas& atlas, double sight_m)
    : atlas_(&atlas), sight_(sight_m), coordinates_(boxOf(atlas.campus())) {
  layOutSheets();
  listViews();
  // Fixtures do not block sight, so the outline alone decides.
  for (const plan::Space& space : atlas.campus().spaces)
    seesAll_.push_back(geometry::isConvex(space.shape) ? 1 : 0);
}

void NeighbourGrid::layOutSheets() {
  const plan::Campus& campus = atlas_->campus();
  std::vector<Box> boxes(campus.sheets);
  for (const plan::Space& space : campus.spaces) boxes[space.sheet.index()].extend(space.box);
  std::uint32_t cells = 0;
  for (const Box& box : boxes) {
    Sheet sheet;
    sheet.firstCell = cells;
    if (box.low.x <= box.high.x) {
      sheet.origin = box.low;
      sheet.cell_m = sight_;
      while ((box.width() / sheet.cell_m + 1) * (box.height() / sheet.cell_m + 1) >
             kMostCellsPerSheet)
        sheet.cell_m *= 2;
      sheet.perMetre = 1 / sheet.cell_m;
      sheet.columns = cellsFor(box.width(), sheet.cell_m);
      sheet.lines = cellsFor(box.height(), sheet.cell_m);
    }
    cells += sheet.columns * sheet.lines;
    sheets_.push_back(sheet);
  }
  cellsPerBucket_ = std::max(1u, (cells + kBuckets - 1) / kBuckets);
  buckets_.resize((cells + cellsPerBucket_ - 1) / cellsPerBucket_);
  bucketUsed_.resize(buckets_.size());
  cellRows_.resize(buckets_.size() * cellsPerBucket_);
}

void NeighbourGrid::listViews() {
  std::map<std::vector<plan::SheetId>, std::uint32_t> known;
  viewBegin_.push_back(0);
  for (std::size_t s = 0; s < atlas_->campus().spaces.size(); ++s) {
    const auto inSight = atlas_->sheetsInSight(plan::SpaceId{s});
    std::vector<plan::SheetId> sheets(inSight.begin(), inSight.end());
    std::sort(sheets.begin(), sheets.end());
    const auto [view, isNew] = known.emplace(sheets, static_cast<std::uint32_t>(known.size()));
    viewOf_.push_back(view->second);
    if (!isNew) continue;
    viewSheets_.insert(viewSheets_.end(), sheets.begin(), sheets.end());
    viewBegin_.push_back(static_cast<std::uint32_t>(viewSheets_.size()));
  }
}

std::uint32_t NeighbourGrid::cellOf(plan::SpaceId space, double x, double y) const {
  const Sheet& sheet = sheets_[atlas_->campus()[space].sheet.index()];
  const std::uint32_t column = clampedCell(x - sheet.origin.x, sheet.perMetre, sheet.columns);
  const std::uint32_t line = clampedCell(y - sheet.origin.y, sheet.perMetre, sheet.lines);
  return sheet.firstCell + line * sheet.columns + column;
}

void NeighbourGrid::findCells(const Crowd& crowd, const Loop::Chunk& chunk) {
  const std::size_t chunks = Loop::chunks(crowd.size(), kAgentsPerChunk);
  for (std::size_t a = chunk.begin; a < chunk.end; ++a) {
    if (!crowd.present[a]) {
      agentCell_[a] = kAbsent;
      continue;
    }
    const std::uint32_t cell =
        cellOf(crowd.current.space[a], crowd.current.x[a], crowd.current.y[a]);
    agentCell_[a] = cell;
    ++bucketCounts_[cell / cellsPerBucket_ * chunks + chunk.index];
  }
}

// Agents in the order (bucket, agent): counts become the place of each chunk's first in each
// bucket. Returns how many are present.
std::uint32_t NeighbourGrid::dealIntoBuckets(const Crowd& crowd, const Loop& loop) {
  const std::size_t chunks = Loop::chunks(crowd.size(), kAgentsPerChunk);
  bucketCounts_.assign(buckets_.size() * chunks, 0);
  agentCell_.resize(crowd.size());
  const auto find = [&](const Loop::Chunk& chunk) { findCells(crowd, chunk); };
  loop.run(crowd.size(), kAgentsPerChunk, std::ref(find));
  std::uint32_t place = 0;
  for (std::size_t bucket = 0; bucket < buckets_.size(); ++bucket) {
    buckets_[bucket].begin = place;
    for (std::size_t chunk = 0; chunk < chunks; ++chunk)
      place += std::exchange(bucketCounts_[bucket * chunks + chunk], place);
    buckets_[bucket].end = place;
  }
  dealt_.resize(place);
  const auto deal = [&](const Loop::Chunk& chunk) {
    for (std::size_t a = chunk.begin; a < chunk.end; ++a) {
      if (agentCell_[a] == kAbsent) continue;
      const std::size_t bucket = agentCell_[a] / cellsPerBucket_;
      dealt_[bucketCounts_[bucket * chunks + chunk.index]++] = static_cast<std::uint32_t>(a);
    }
  };
  loop.run(crowd.size(), kAgentsPerChunk, std::ref(deal));
  return place;
}

// Counting sort by cell within the bucket; it keeps the order of agents.
void NeighbourGrid::sortBucket(std::size_t bucket) {
  const Range rows = buckets_[bucket];
  if (rows.begin == rows.end && !bucketUsed_[bucket]) return;
  bucketUsed_[bucket] = rows.begin != rows.end;
  const std::span cells = std::span(cellRows_).subspan(bucket * cellsPerBucket_, cellsPerBucket_);
  const auto first = static_cast<std::uint32_t>(bucket * cellsPerBucket_);
  for (Range& cell : cells) cell.end = 0;
  for (std::uint32_t i = rows.begin; i < rows.end; ++i) ++cells[agentCell_[dealt_[i]] - first].end;
  std::uint32_t place = rows.begin;
  for (Range& cell : cells) {
    cell.begin = place;
    place += std::exchange(cell.end, place);
  }
  for (std::uint32_t i = rows.begin; i < rows.end; ++i) {
    const std::uint32_t agent = dealt_[i];
    Range& cell = cells[agentCell_[agent] - first];
    rows_.cell[cell.end] = agentCell_[agent];
    rows_.agent[cell.end++] = agent;
  }
}

void NeighbourGrid::sort(const Crowd& crowd, const Loop& loop) {
  const std::uint32_t present = dealIntoBuckets(crowd, loop);
  rows_.resize(present);
  const auto order = [&](const Loop::Chunk& chunk) {
    for (std::size_t bucket = chunk.begin; bucket < chunk.end; ++bucket) sortBucket(bucket);
  };
  const std::size_t bucketsPerChunk =
      present < kAgentsPerChunk ? buckets_.size() : std::size_t{kBuckets / 32};
  loop.run(buckets_.size(), bucketsPerChunk, std::ref(order));
  const auto copy = [&](const Loop::Chunk& chunk) { copyColumns(crowd, chunk); };
  loop.run(present, kAgentsPerChunk / 4, std::ref(copy));
}

void NeighbourGrid::copyColumns(const Crowd& crowd, const Loop::Chunk& chunk) {
  const plan::Campus& campus = atlas_->campus();
  const Motion& now = crowd.current;
  for (std::size_t k = chunk.begin; k < chunk.end; ++k) {
    const std::size_t a = rows_.agent[k];
    const plan::SpaceId space = now.space[a];
    rows_.x[k] = coordinates_.x(now.x[a]);
    rows_.y[k] = coordinates_.y(now.y[a]);
    rows_.vx[k] = now.vx[a];
    rows_.vy[k] = now.vy[a];
    rows_.ex[k] = now.ex[a];
    rows_.ey[k] = now.ey[a];
    rows_.dx[k] = crowd.desiredX[a];
    rows_.dy[k] = crowd.desiredY[a];
    rows_.speed[k] = crowd.desiredSpeed[a];
    rows_.radius[k] = crowd.radius[a];
    rows_.timeGap[k] = crowd.timeGap[a];
    rows_.spacing[k] = crowd.spacing[a];
    rows_.space[k] = space;
    rows_.z[k] = static_cast<float>(campus[space].elevationAt({now.x[a], now.y[a]}));
  }
}

std::size_t NeighbourGrid::bytes() const {
  return rows_.bytes() + sizeof(std::uint32_t) *
                             (agentCell_.capacity() + dealt_.capacity() + bucketCounts_.capacity());
}

NeighbourGrid::Range NeighbourGrid::rowsOf(std::size_t firstCell, std::size_t lastCell) const {
  Range rows;
  for (std::size_t cell = firstCell; cell <= lastCell; ++cell) {
    const Range here = cellRows_[cell];
    if (here.begin == here.end) continue;
    if (rows.begin == rows.end) rows.begin = here.begin;
    rows.end = here.end;
  }
  return rows;
}

// Calls visit(begin, end) for runs of rows that hold everybody within the box, in ascending row
// order.
template <class Visit>
void NeighbourGrid::runsWithin(plan::SpaceId space, const Box& box, Visit visit) const {
  for (const plan::SheetId id : sheetsInSight(space)) {
    const Sheet& sheet = sheets_[id.index()];
    if (sheet.columns == 0) continue;
    const Vec2 low = box.low - sheet.origin, high = box.high - sheet.origin;
    const std::size_t left = clampedCell(low.x, sheet.perMetre, sheet.columns);
    const std::size_t right = clampedCell(high.x, sheet.perMetre, sheet.columns);
    const std::size_t bottom = clampedCell(low.y, sheet.perMetre, sheet.lines);
    const std::size_t top = clampedCell(high.y, sheet.perMetre, sheet.lines);
    for (std::size_t line = bottom; line <= top; ++line) {
      const std::size_t cells = sheet.firstCell + line * sheet.columns;
      const Range rows = rowsOf(cells + left, cells + right);
      if (rows.begin != rows.end) visit(rows.begin, rows.end);
    }
  }
}

void NeighbourGrid::runsAroundCell(std::size_t k, Runs& out) const {
  const plan::SpaceId space = rows_.space[k];
  const Sheet& sheet = sheets_[atlas_->campus()[space].sheet.index()];
  const std::uint32_t cell = rows_.cell[k] - sheet.firstCell;
  const std::uint32_t column = cell % sheet.columns, line = cell / sheet.columns;
  // A hair less than a whole cell wider than the sight: exactly three cells on the own sheet.
  constexpr double kHair_m = 1e-9;
  const double reach = sight_ - kHair_m;
  Box box{sheet.origin + Vec2{column * sheet.cell_m, line * sheet.cell_m},
          sheet.origin + Vec2{(column + 1) * sheet.cell_m, (line + 1) * sheet.cell_m}};
  if (column == 0) box.low.x -= kOutside_m;
  if (line == 0) box.low.y -= kOutside_m;
  if (column + 1 == sheet.columns) box.high.x += kOutside_m;
  if (line + 1 == sheet.lines) box.high.y += kOutside_m;
  out.count = 0;
  runsWithin(space, box.grown(reach), [&](std::uint32_t begin, std::uint32_t end) {
    if (out.count == Runs::kMost)  // never with cells as wide as the sight and a few sheets
      out.run[Runs::kMost - 1].second = end;
    else
      out.run[out.count++] = {begin, end};
  });
}

bool NeighbourGrid::visible(std::size_t k, std::size_t other) const {
  if (!(std::fabs(rows_.z[other] - rows_.z[k]) < kSeenHeight_m)) return false;
  const plan::SpaceId here = rows_.space[k];
  const plan::SpaceId there = rows_.space[other];
  if (here == there && seesAll(here)) return true;
  return atlas_->sees(here, position(k), there, position(other));
}

void NeighbourGrid::neighbours(std::size_t k, double reach, std::vector<std::uint32_t>& out) const {
  const Vec2 p = position(k);
  const Box box = Box{p, p}.grown(reach);
  runsWithin(rows_.space[k], box, [&](std::size_t begin, std::size_t end) {
    for (std::size_t j = begin; j < end; ++j)
      if (j != k && geometry::squaredNorm(position(j) - p) < reach * reach && visible(k, j))
        out.push_back(static_cast<std::uint32_t>(j));
  });
}

void NeighbourGrid::around(plan::SpaceId space, Vec2 p, double reach,
                           std::vector<std::uint32_t>& out) const {
  const double z = atlas_->campus()[space].elevationAt(p);
  const Box box = Box{p, p}.grown(reach);
  runsWithin(space, box, [&](std::size_t begin, std::size_t end) {
    for (std::size_t j = begin; j < end; ++j)
      if (geometry::squaredNorm(position(j) - p) < reach * reach &&
          std::fabs(rows_.z[j] - z) < kSeenHeight_m)
        out.push_back(static_cast<std::uint32_t>(j));
  });
}

}  // namespace muster::crowd
