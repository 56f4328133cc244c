// A set of the grid's cells: 64 cells a word, so that a step that has people in a few of them goes
// over all cells of a school in a few hundred words.
//
// Thread rule: one thread at a time changes it, except that addShared() may be called from any
// thread while nobody does anything else, and that two threads may change cells of different words.
#pragma once

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace muster::crowd {

class CellSet {
 public:
  using Word = std::uint64_t;
  static constexpr std::uint32_t kCellsPerWord = 64;

  explicit CellSet(std::size_t cells = 0) : words_((cells + kCellsPerWord - 1) / kCellsPerWord) {}

  bool has(std::uint32_t cell) const { return (words_[cell / kCellsPerWord] & bit(cell)) != 0; }
  void add(std::uint32_t cell) { words_[cell / kCellsPerWord] |= bit(cell); }
  void addShared(std::uint32_t cell) {
    const std::atomic_ref<Word> word(words_[cell / kCellsPerWord]);
    if ((word.load(std::memory_order_relaxed) & bit(cell)) == 0)
      word.fetch_or(bit(cell), std::memory_order_relaxed);
  }
  void clear() { std::ranges::fill(words_, Word{0}); }

  std::size_t words() const { return words_.size(); }
  Word* word(std::size_t i) { return words_.data() + i; }
  const Word* word(std::size_t i) const { return words_.data() + i; }
  std::size_t bytes() const { return words_.capacity() * sizeof(Word); }

  // Calls visit(cell) for the set's cells in words [begin, end), ascending.
  template <class Visit>
  void each(std::size_t begin, std::size_t end, const Visit& visit) const {
    for (std::size_t i = begin; i < end; ++i)
      for (Word left = words_[i]; left != 0; left &= left - 1)
        visit(static_cast<std::uint32_t>(i) * kCellsPerWord +
              static_cast<std::uint32_t>(std::countr_zero(left)));
  }

 private:
  static Word bit(std::uint32_t cell) { return Word{1} << cell % kCellsPerWord; }

  std::vector<Word> words_;
};

}  // namespace muster::crowd
