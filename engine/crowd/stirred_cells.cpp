#include "crowd/stirred_cells.h"

#include <algorithm>

namespace muster::crowd {

namespace {

using Word = BitSet::Word;
constexpr std::size_t kBits = BitSet::kBitsPerWord;

// Adds cell i + step and cell i - step for each cell i of `from`, as far as they are in these
// words. What a shift pushes out of a word comes from the whole word in two shifts, since one by
// all 64 bits is undefined.
void addBesides(const Word* from, std::size_t words, std::size_t step, Word* to) {
  const std::size_t far = step / kBits, bits = step % kBits;
  for (std::size_t i = far; i < words; ++i) to[i] |= from[i - far] << bits;
  for (std::size_t i = far + 1; i < words; ++i) to[i] |= from[i - far - 1] >> 1 >> (63 - bits);
  for (std::size_t i = far; i < words; ++i) to[i - far] |= from[i] >> bits;
  for (std::size_t i = far + 1; i < words; ++i) to[i - far - 1] |= from[i] << 1 << (63 - bits);
}

// The last word's numbers that belong to no cell.
void forgetBeyond(std::size_t cells, Word* words) {
  if (cells % kBits != 0) words[cells / kBits] &= (Word{1} << cells % kBits) - 1;
}

}  // namespace

StirredCells::StirredCells(const Cells& cells)
    : stirred_(cells.count()), beside_(cells.count()), live_(cells.count()), broad_(cells.count()) {
  for (std::size_t s = 0; s < cells.sheets(); ++s) {
    const plan::SheetId sheet(s);
    sheets_.push_back(cells.extent(sheet));
    for (std::uint32_t cell = sheets_[s].first; cell < sheets_[s].end(); ++cell) {
      beyondFrom_.resize(cell + 1, static_cast<std::uint32_t>(beyond_.size()));
      cells.beyond(sheet, cell,
                   [&](std::uint32_t first, std::uint32_t last) { addBeyond(first, last); });
    }
  }
  beyondFrom_.resize(cells.count() + 1, static_cast<std::uint32_t>(beyond_.size()));
  if (beyond_.empty()) beyondFrom_ = {};  // one sheet: a hall
}

// For the last cell that has an entry in `beyondFrom_`. Lines of a narrow sheet share a word.
void StirredCells::addBeyond(std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t cell = first; cell <= last; ++cell) {
    const auto word = static_cast<std::uint32_t>(cell / kBits);
    auto same = std::find_if(beyond_.begin() + beyondFrom_.back(), beyond_.end(),
                             [&](const Beyond& some) { return some.word == word; });
    if (same == beyond_.end()) same = beyond_.insert(same, {0, word});
    same->cells |= Word{1} << cell % kBits;
  }
}

void StirredCells::clear() {
  for (BitSet* set : {&stirred_, &beside_, &live_}) set->clear();
}

// On a cell's own sheet those are the eight around it. A line's end counts as beside the next
// line's begin: a cell too many does no harm.
void StirredCells::addThoseInSight(const BitSet& of, BitSet& to) {
  for (const Cells::Extent& sheet : sheets_) {
    const std::size_t cells = sheet.end() - sheet.first;
    const std::size_t words = (cells + kBits - 1) / kBits, begin = sheet.first / kBits;
    const Word* from = of.word(begin);
    if (std::all_of(from, from + words, [](Word word) { return word == 0; }))
      continue;  // most storeys, most of the time
    Word *broad = broad_.word(begin), *all = to.word(begin);
    std::copy_n(from, words, broad);
    addBesides(from, words, 1, broad);
    forgetBeyond(cells, broad);
    for (std::size_t i = 0; i < words; ++i) all[i] |= broad[i];
    addBesides(broad, words, sheet.columns, all);
    forgetBeyond(cells, all);
  }
  if (beyond_.empty()) return;
  of.each(0, of.words(), [&](std::uint32_t cell) {
    for (std::uint32_t i = beyondFrom_[cell]; i < beyondFrom_[cell + 1]; ++i)
      *to.word(beyond_[i].word) |= beyond_[i].cells;
  });
}

void StirredCells::spread() {
  addThoseInSight(stirred_, beside_);
  addThoseInSight(beside_, live_);
}

}  // namespace muster::crowd
