#include "crowd/neighbour_grid.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>

namespace muster::crowd {

namespace {

using geometry::Box;
using geometry::Vec2;

Box boxOf(const plan::Campus& campus) {
  Box box;
  for (const plan::Space& space : campus.spaces) box.extend(space.box);
  if (box.low.x > box.high.x) box = {{0, 0}, {0, 0}};
  return box;
}

}  // namespace

NeighbourGrid::NeighbourGrid(const navigation::Atlas& atlas, double sight_m)
    : atlas_(&atlas),
      sight_(sight_m),
      cells_(atlas, sight_m),
      coordinates_(boxOf(atlas.campus())),
      stirred_(cells_),
      used_(cells_.count()),
      cellRows_(cells_.count()) {
  listViews();
  findOpenGround();
  // Fixtures do not block sight, so the outline alone decides.
  for (const plan::Space& space : atlas.campus().spaces)
    seesAll_.push_back(!geometry::isConvex(space.shape) ? Sees::some
                       : space.ascent                   ? Sees::all
                                                        : Sees::allLevel);
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

void NeighbourGrid::findOpenGround() {
  openParts_.resize(cells_.count());
  const auto& spaces = atlas_->campus().spaces;
  for (std::size_t s = 0; s < spaces.size(); ++s) {
    const plan::SpaceId space(s);
    const plan::SheetId sheet = cells_.sheetOf(space);
    cells_.within(sheet, spaces[s].box, [&](std::uint32_t first, std::uint32_t last) {
      for (std::uint32_t cell = first; cell <= last; ++cell) findOpenParts(space, sheet, cell);
    });
  }
}

void NeighbourGrid::findOpenParts(plan::SpaceId space, plan::SheetId sheet, std::uint32_t cell) {
  static_assert(Cells::kParts == 16);
  std::uint16_t parts = 0;
  for (std::uint32_t part = 0; part < Cells::kParts; ++part)
    if (atlas_->openGround(space, cells_.boxOfPart(sheet, cell, part)))
      parts = static_cast<std::uint16_t>(parts | 1u << part);
  OpenParts& open = openParts_[cell];
  if (std::popcount(parts) > std::popcount(open.parts)) open = {space, parts};
}

std::size_t NeighbourGrid::bytes() const {
  return rows_.bytes() + sizeof(std::uint32_t) * bucketCounts_.capacity() + stirred_.bytes() +
         used_.bytes();
}

NeighbourGrid::Range NeighbourGrid::rowsOf(std::size_t firstCell, std::size_t lastCell) const {
  Range rows;
  for (std::size_t cell = firstCell; cell <= lastCell; ++cell) {
    rows.begin = std::min(rows.begin, cellRows_[cell].begin);
    rows.end = std::max(rows.end, cellRows_[cell].end);
  }
  return rows;
}

// Calls visit(begin, end) for runs of rows that hold everybody within the box, in ascending row
// order.
template <class Visit>
void NeighbourGrid::runsWithin(plan::SpaceId space, const Box& box, Visit visit) const {
  for (const plan::SheetId sheet : sheetsInSight(space)) {
    cells_.within(sheet, box, [&](std::uint32_t first, std::uint32_t last) {
      const Range rows = rowsOf(first, last);
      if (!rows.empty()) visit(rows.begin, rows.end);
    });
  }
}

// On the cell's own sheet, mostly the only one in view, no box has to be laid into cells again.
void NeighbourGrid::runsAroundCell(std::size_t k, Runs& out) const {
  const plan::SpaceId space = rows_.space[k];
  const plan::SheetId own = cells_.sheetOf(space);
  const std::uint32_t cell = rows_.cell[k];
  out.count = 0;
  const auto add = [&](std::uint32_t first, std::uint32_t last) {
    const Range rows = rowsOf(first, last);
    if (rows.empty()) return;
    if (out.count == Runs::kMost)  // never with cells as wide as the sight and a few sheets
      out.run[Runs::kMost - 1].second = rows.end;
    else
      out.run[out.count++] = {rows.begin, rows.end};
  };
  for (const plan::SheetId sheet : sheetsInSight(space)) {
    if (sheet == own && cells_.plain(cell))
      cells_.around(own, cell, add);
    else
      cells_.within(sheet, cells_.inSightOf(own, cell), add);
  }
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
      if (!rows_.gone(j) && geometry::squaredNorm(position(j) - p) < reach * reach &&
          std::fabs(rows_.z[j] - z) < kSeenHeight_m)
        out.push_back(static_cast<std::uint32_t>(j));
  });
}

}  // namespace muster::crowd
