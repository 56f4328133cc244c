// A set of small numbers: 64 a word, so that a step that has people in a few of the grid's cells
// goes over all cells of a school in a few hundred words, and so that a flag of a row costs a bit.
//
// Thread rule: one thread at a time changes it, except that addShared() may be called from any
// thread while nobody does anything else, and that two threads may change numbers of different
// words.
#pragma once

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace muster::crowd {

class BitSet {
 public:
  using Word = std::uint64_t;
  static constexpr std::uint32_t kBitsPerWord = 64;

  explicit BitSet(std::size_t numbers = 0) : words_(wordsFor(numbers)) {}
  static constexpr std::size_t wordsFor(std::size_t numbers) {
    return (numbers + kBitsPerWord - 1) / kBitsPerWord;
  }
  // Room for numbers below `numbers`; what is in the set stays.
  void resize(std::size_t numbers) { words_.resize(wordsFor(numbers)); }

  bool has(std::size_t i) const { return (words_[i / kBitsPerWord] & bit(i)) != 0; }
  void add(std::size_t i) { words_[i / kBitsPerWord] |= bit(i); }
  void addShared(std::size_t i) {
    const std::atomic_ref<Word> word(words_[i / kBitsPerWord]);
    if ((word.load(std::memory_order_relaxed) & bit(i)) == 0)
      word.fetch_or(bit(i), std::memory_order_relaxed);
  }
  void clear() { std::ranges::fill(words_, Word{0}); }

  std::size_t words() const { return words_.size(); }
  Word* word(std::size_t i) { return words_.data() + i; }
  const Word* word(std::size_t i) const { return words_.data() + i; }
  std::size_t bytes() const { return words_.capacity() * sizeof(Word); }

  // Calls visit(number) for the set's numbers in words [begin, end), ascending.
  template <class Visit>
  void each(std::size_t begin, std::size_t end, const Visit& visit) const {
    for (std::size_t i = begin; i < end; ++i)
      for (Word left = words_[i]; left != 0; left &= left - 1)
        visit(static_cast<std::uint32_t>(i) * kBitsPerWord +
              static_cast<std::uint32_t>(std::countr_zero(left)));
  }

 private:
  static Word bit(std::size_t i) { return Word{1} << i % kBitsPerWord; }

  std::vector<Word> words_;
};

}  // namespace muster::crowd
