// The cells of the neighbour grid. Every sheet of the plan (spaces that nowhere lie over each
// other) is cut into squares as wide as the sight, so whoever a body in a cell sees stands in that
// cell, in one of the eight around it, or in a cell of another sheet that is as near. A body that
// was pushed out of the outline, by less than kOutside_m, counts as in the outermost cell.
//
// Cells are numbered through all sheets, line by line; each sheet's first is a multiple of 64 (the
// numbers between belong to no cell), so that no word of a BitSet has cells of two. Thread rule:
// immutable once made.
#pragma once

#include <cstdint>
#include <vector>

#include "crowd/bit_set.h"
#include "geometry/polygon.h"
#include "navigation/atlas.h"

namespace muster::crowd {

class Cells {
 public:
  // sight: two bodies further apart never interact. 0.5 to 3 m.
  Cells(const navigation::Atlas& atlas, double sight_m);

  // Numbers of cells, with those that belong to none.
  std::uint32_t count() const { return count_; }
  plan::SheetId sheetOf(plan::SpaceId space) const { return sheetOf_[space.index()]; }
  std::uint32_t at(plan::SpaceId space, geometry::Vec2 p) const {
    const Sheet& sheet = sheets_[sheetOf_[space.index()].index()];
    const std::uint32_t column = clamped(p.x - sheet.box.low.x, sheet.perMetre, sheet.columns);
    const std::uint32_t line = clamped(p.y - sheet.box.low.y, sheet.perMetre, sheet.lines);
    return sheet.firstCell + line * sheet.columns + column;
  }
  // A cell has kPartsAcross times as many parts, line by line.
  static constexpr std::uint32_t kPartsAcross = 4, kParts = kPartsAcross * kPartsAcross;
  // In which part of its cell somebody stands.
  std::uint32_t part(plan::SpaceId space, geometry::Vec2 p) const {
    const Sheet& sheet = sheets_[sheetOf_[space.index()].index()];
    const auto across = [&](double offset, std::uint32_t cells) {
      return clamped(offset, kPartsAcross * sheet.perMetre, kPartsAcross * cells) % kPartsAcross;
    };
    return across(p.y - sheet.box.low.y, sheet.lines) * kPartsAcross +
           across(p.x - sheet.box.low.x, sheet.columns);
  }
  // Where those stand who are in this part of the cell.
  geometry::Box boxOfPart(plan::SheetId sheet, std::uint32_t cell, std::uint32_t part) const;
  // Where those stand whom somebody in the cell can see.
  geometry::Box inSightOf(plan::SheetId sheet, std::uint32_t cell) const {
    return boxAround(sheet, cell, sight_ - kHair_m);
  }
  // Calls visit(first, last) for the lines of cells of the sheet that hold everybody within the
  // box.
  template <class Visit>
  void within(plan::SheetId id, const geometry::Box& box, const Visit& visit) const {
    const Sheet& sheet = sheets_[id.index()];
    if (!sheet.reach.overlaps(box)) return;
    const geometry::Vec2 low = box.low - sheet.box.low, high = box.high - sheet.box.low;
    const std::uint32_t left = clamped(low.x, sheet.perMetre, sheet.columns);
    const std::uint32_t right = clamped(high.x, sheet.perMetre, sheet.columns);
    const std::uint32_t bottom = clamped(low.y, sheet.perMetre, sheet.lines);
    const std::uint32_t top = clamped(high.y, sheet.perMetre, sheet.lines);
    for (std::uint32_t line = bottom; line <= top; ++line) {
      const std::uint32_t first = sheet.firstCell + line * sheet.columns;
      visit(first + left, first + right);
    }
  }
  // Calls visit(first, last) for lines of cells of other sheets than its own from which somebody in
  // the cell may be seen, or which may be seen from there.
  template <class Visit>
  void beyond(plan::SheetId id, std::uint32_t cell, const Visit& visit) const {
    // Less of a hair than in inSightOf: whoever sees is among those who are seen, rounding or not.
    const geometry::Box box = boxAround(id, cell, sight_ - 0.5 * kHair_m);
    for (const plan::SheetId other : related_[id.index()]) within(other, box, visit);
  }
  // True if inSightOf() a cell of the sheet is in no other one, and all of it in the lines
  // around().
  bool plain(std::uint32_t cell) const { return plain_.has(cell); }
  // Calls visit(first, last) for the lines of the cell and the eight around it on its sheet.
  template <class Visit>
  void around(plan::SheetId id, std::uint32_t cell, const Visit& visit) const {
    const Sheet& sheet = sheets_[id.index()];
    const std::uint32_t line = (cell - sheet.firstCell) / sheet.columns;
    const std::uint32_t begin = sheet.firstCell + line * sheet.columns;  // of the line
    const std::uint32_t first = cell - (cell > begin ? 1 : 0);
    const std::uint32_t last = cell + (cell + 1 < begin + sheet.columns ? 1 : 0);
    if (line > 0) visit(first - sheet.columns, last - sheet.columns);
    visit(first, last);
    if (line + 1 < sheet.lines) visit(first + sheet.columns, last + sheet.columns);
  }
  std::size_t sheets() const { return sheets_.size(); }
  // The sheet's cells: `lines` times `columns` from `first` on. None if the sheet has no spaces.
  struct Extent {
    std::uint32_t first, columns, lines;
    std::uint32_t end() const { return first + columns * lines; }
  };
  Extent extent(plan::SheetId id) const {
    const Sheet& sheet = sheets_[id.index()];
    return {sheet.firstCell, sheet.columns, sheet.lines};
  }

 private:
  // A hair less than a whole cell wider than the sight: exactly three cells on the own sheet.
  static constexpr double kHair_m = 1e-9;
  struct Sheet {
    geometry::Box box;    // of its spaces
    geometry::Box reach;  // where its people may be
    double cell_m = 1;    // width of a cell
    double perMetre = 1;  // cells
    std::uint32_t columns = 0, lines = 0;
    std::uint32_t firstCell = 0;
  };

  static std::uint32_t clamped(double offset, double perMetre, std::uint32_t count) {
    const double index = offset * perMetre;
    if (!(index > 0)) return 0;
    return index < count ? static_cast<std::uint32_t>(index) : count - 1;
  }
  void layOut(const plan::Campus& campus);
  void relate(const navigation::Atlas& atlas);
  void findPlain();
  geometry::Box boxAround(plan::SheetId sheet, std::uint32_t cell, double reach) const;

  double sight_;
  std::uint32_t count_ = 0;
  std::vector<Sheet> sheets_;
  std::vector<plan::SheetId> sheetOf_;               // by space
  std::vector<std::vector<plan::SheetId>> related_;  // by sheet: others that see it or are seen
  BitSet plain_;
};

}  // namespace muster::crowd
