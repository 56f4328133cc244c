#include "crowd/stirred_cells.h"

#include <algorithm>
#include <cstring>

namespace muster::crowd {

namespace {

// to[i] |= from[i - step] | from[i] | from[i + step], as far as they are in [begin, end).
void addBesides(const std::uint8_t* from, std::size_t begin, std::size_t end, std::size_t step,
                std::uint8_t* to) {
  for (std::size_t i = begin; i < end; ++i) to[i] |= from[i];
  for (std::size_t i = begin; i + step < end; ++i) to[i] |= from[i + step];
  for (std::size_t i = begin + step; i < end; ++i) to[i] |= from[i - step];
}

}  // namespace

StirredCells::StirredCells(const Cells& cells)
    : stirred_(cells.count()), beside_(cells.count()), live_(cells.count()), broad_(cells.count()) {
  for (std::size_t s = 0; s < cells.sheets(); ++s) {
    const plan::SheetId sheet(s);
    sheets_.push_back(cells.extent(sheet));
    for (std::uint32_t cell = sheets_[s].first; cell < sheets_[s].end(); ++cell) {
      cells.beyond(sheet, cell, [&](std::uint32_t first, std::uint32_t last) {
        beyond_.push_back({cell, first, last});
      });
    }
  }
}

void StirredCells::clear() {
  for (Flags* flags : {&stirred_, &beside_, &live_}) std::ranges::fill(*flags, std::uint8_t{0});
}

// On a cell's own sheet those are the eight around it. A line's end counts as beside the next
// line's begin: a cell too many does no harm.
void StirredCells::addThoseInSight(const Flags& of, Flags& to) {
  for (const Cells::Extent& sheet : sheets_) {
    const std::size_t cells = sheet.end() - sheet.first;
    if (!std::memchr(&of[sheet.first], 1, cells)) continue;  // most storeys, most of the time
    std::fill_n(&broad_[sheet.first], cells, std::uint8_t{0});
    addBesides(of.data(), sheet.first, sheet.end(), 1, broad_.data());
    addBesides(broad_.data(), sheet.first, sheet.end(), sheet.columns, to.data());
  }
  for (const Beyond& some : beyond_)
    if (of[some.cell] != 0) std::fill(&to[some.first], &to[some.last] + 1, std::uint8_t{1});
}

void StirredCells::spread() {
  addThoseInSight(stirred_, beside_);
  addThoseInSight(beside_, live_);
}

}  // namespace muster::crowd
