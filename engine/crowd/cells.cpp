#include "crowd/cells.h"

#include <algorithm>
#include <utility>

namespace muster::crowd {

namespace {

using geometry::Box;
using geometry::Vec2;

// A sheet's cells grow until no more than this are needed, so a plan with a far-off outlier costs
// no memory.
constexpr std::uint32_t kMostCellsPerSheet = 1u << 20;
// People are pushed out of the outline by less than this; they stand in its outermost cells.
constexpr double kOutside_m = 1.0;

std::uint32_t cellsFor(double extent, double cell) {
  return static_cast<std::uint32_t>(std::min(extent / cell + 1, double{kMostCellsPerSheet}));
}

}  // namespace

Cells::Cells(const navigation::Atlas& atlas, double sight_m) : sight_(sight_m) {
  for (const plan::Space& space : atlas.campus().spaces) sheetOf_.push_back(space.sheet);
  layOut(atlas.campus());
  relate(atlas);
  findPlain();
}

void Cells::layOut(const plan::Campus& campus) {
  sheets_.resize(campus.sheets);
  for (const plan::Space& space : campus.spaces) sheets_[space.sheet.index()].box.extend(space.box);
  for (Sheet& sheet : sheets_) {
    const Box& box = sheet.box;
    sheet.firstCell = count_;
    sheet.reach = box.grown(kOutside_m);
    if (box.low.x <= box.high.x) {
      sheet.cell_m = sight_;
      while ((box.width() / sheet.cell_m + 1) * (box.height() / sheet.cell_m + 1) >
             kMostCellsPerSheet)
        sheet.cell_m *= 2;
      sheet.perMetre = 1 / sheet.cell_m;
      sheet.columns = cellsFor(box.width(), sheet.cell_m);
      sheet.lines = cellsFor(box.height(), sheet.cell_m);
    }
    count_ += sheet.columns * sheet.lines;
    count_ = (count_ + BitSet::kBitsPerWord - 1) / BitSet::kBitsPerWord * BitSet::kBitsPerWord;
  }
}

void Cells::relate(const navigation::Atlas& atlas) {
  related_.resize(sheets_.size());
  for (std::size_t s = 0; s < sheetOf_.size(); ++s) {
    const plan::SheetId own = sheetOf_[s];
    for (const plan::SheetId other : atlas.sheetsInSight(plan::SpaceId{s})) {
      if (other == own) continue;
      related_[own.index()].push_back(other);
      related_[other.index()].push_back(own);
    }
  }
  for (auto& sheets : related_) {
    std::ranges::sort(sheets);
    sheets.erase(std::unique(sheets.begin(), sheets.end()), sheets.end());
  }
}

// Each cell is asked both ways, so whatever the rounding, around() a plain cell is what the box
// gives.
void Cells::findPlain() {
  using Lines = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
  plain_ = BitSet(count_);
  Lines exact, quick;
  const auto listIn = [](Lines& lines) {
    return [&lines](std::uint32_t first, std::uint32_t last) { lines.emplace_back(first, last); };
  };
  for (std::size_t s = 0; s < sheets_.size(); ++s) {
    const plan::SheetId id(s);
    for (std::uint32_t cell = extent(id).first; cell < extent(id).end(); ++cell) {
      exact.clear();
      quick.clear();
      within(id, inSightOf(id, cell), listIn(exact));
      around(id, cell, listIn(quick));
      if (exact == quick) plain_.add(cell);
    }
  }
}

Box Cells::boxAround(plan::SheetId id, std::uint32_t cell, double reach) const {
  const Sheet& sheet = sheets_[id.index()];
  const std::uint32_t column = (cell - sheet.firstCell) % sheet.columns;
  const std::uint32_t line = (cell - sheet.firstCell) / sheet.columns;
  const Vec2 low = sheet.box.low;
  Box box{low + Vec2{column * sheet.cell_m, line * sheet.cell_m},
          low + Vec2{(column + 1) * sheet.cell_m, (line + 1) * sheet.cell_m}};
  if (column == 0) box.low.x -= kOutside_m;
  if (line == 0) box.low.y -= kOutside_m;
  if (column + 1 == sheet.columns) box.high.x += kOutside_m;
  if (line + 1 == sheet.lines) box.high.y += kOutside_m;
  return {{box.low.x - reach, box.low.y - reach}, {box.high.x + reach, box.high.y + reach}};
}

// Outer parts reach as far as their cell does.
Box Cells::boxOfPart(plan::SheetId id, std::uint32_t cell, std::uint32_t part) const {
  const Sheet& sheet = sheets_[id.index()];
  const std::uint32_t column = (cell - sheet.firstCell) % sheet.columns;
  const std::uint32_t line = (cell - sheet.firstCell) / sheet.columns;
  const Vec2 low = sheet.box.low + Vec2{column * sheet.cell_m, line * sheet.cell_m};
  const double part_m = sheet.cell_m / kPartsAcross;
  const std::uint32_t x = part % kPartsAcross, y = part / kPartsAcross;
  Box box = boxAround(id, cell, kHair_m);
  if (x > 0) box.low.x = low.x + x * part_m - kHair_m;
  if (y > 0) box.low.y = low.y + y * part_m - kHair_m;
  if (x + 1 < kPartsAcross) box.high.x = low.x + (x + 1) * part_m + kHair_m;
  if (y + 1 < kPartsAcross) box.high.y = low.y + (y + 1) * part_m + kHair_m;
  return box;
}

}  // namespace muster::crowd
