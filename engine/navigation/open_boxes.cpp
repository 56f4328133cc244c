#include "navigation/open_boxes.h"

namespace muster::navigation {

namespace {

// A run of open blocks in one line, and the lines that are open over the whole of it.
struct Stretch {
  std::int32_t from, to, low, high;  // columns [from, to), lines [low, high)
};

// Open blocks with, for every line, how many of it are blocked before each column.
class Blocks {
 public:
  Blocks(std::int32_t columns, std::int32_t lines, const std::vector<std::uint8_t>& open)
      : columns_(columns), lines_(lines), before_(at(0, lines)) {
    for (std::int32_t l = 0; l < lines; ++l) {
      for (std::int32_t c = 0; c < columns; ++c) {
        const std::size_t block = static_cast<std::size_t>(l) * static_cast<std::size_t>(columns) +
                                  static_cast<std::size_t>(c);
        before_[at(c + 1, l)] = before_[at(c, l)] + (open[block] ? 0u : 1u);
      }
    }
  }

  // Calls visit(line, stretch) for every run.
  template <class Visit>
  void forStretches(const Visit& visit) const {
    for (std::int32_t l = 0; l < lines_; ++l) {
      for (std::int32_t c = 0; c < columns_;) {
        std::int32_t end = c;
        while (end < columns_ && isOpen(l, end, end + 1)) ++end;
        if (end > c) visit(l, grown({c, end, l, l + 1}));
        c = end + 1;
      }
    }
  }

 private:
  std::size_t at(std::int32_t c, std::int32_t l) const {
    return static_cast<std::size_t>(l) * (static_cast<std::size_t>(columns_) + 1) +
           static_cast<std::size_t>(c);
  }
  bool isOpen(std::int32_t l, std::int32_t from, std::int32_t to) const {
    return before_[at(from, l)] == before_[at(to, l)];
  }
  Stretch grown(Stretch s) const {
    while (s.low > 0 && isOpen(s.low - 1, s.from, s.to)) --s.low;
    while (s.high < lines_ && isOpen(s.high, s.from, s.to)) ++s.high;
    return s;
  }

  std::int32_t columns_, lines_;
  std::vector<std::uint32_t> before_;
};

std::vector<std::uint8_t> transposed(std::int32_t columns, std::int32_t lines,
                                     const std::vector<std::uint8_t>& open) {
  std::vector<std::uint8_t> turned;
  turned.reserve(open.size());
  for (std::int32_t c = 0; c < columns; ++c) {
    for (std::int32_t l = 0; l < lines; ++l)
      turned.push_back(open[static_cast<std::size_t>(l) * static_cast<std::size_t>(columns) +
                            static_cast<std::size_t>(c)]);
  }
  return turned;
}

}  // namespace

OpenBoxes::OpenBoxes(std::int32_t columns, std::int32_t lines, std::int32_t size,
                     const std::vector<std::uint8_t>& open)
    : perCell_(1.0 / size), columns_(columns), lines_(lines), boxesOf_(open.size()) {
  const auto pair = [&](std::int32_t c, std::int32_t l) -> Pair& {
    return boxesOf_[static_cast<std::size_t>(l) * static_cast<std::size_t>(columns) +
                    static_cast<std::size_t>(c)];
  };
  const auto cells = [&](std::int32_t block) { return static_cast<float>(block * size); };
  Blocks(columns, lines, open).forStretches([&](std::int32_t l, const Stretch& s) {
    const std::uint16_t box = keep({cells(s.from), cells(s.low), cells(s.to), cells(s.high)},
                                   l > 0 ? pair(s.from, l - 1).wide : kNone);
    for (std::int32_t c = s.from; c < s.to; ++c) pair(c, l).wide = box;
  });
  Blocks(lines, columns, transposed(columns, lines, open))
      .forStretches([&](std::int32_t c, const Stretch& s) {
        const std::uint16_t box = keep({cells(s.low), cells(s.from), cells(s.high), cells(s.to)},
                                       c > 0 ? pair(c - 1, s.from).high : kNone);
        for (std::int32_t l = s.from; l < s.to; ++l) {
          if (pair(c, l).wide != kNone) pair(c, l).high = box;
        }
      });
}

// The number of this box, which the line before may have already; none if there are too many.
std::uint16_t OpenBoxes::keep(const Box& box, std::uint16_t beside) {
  if (beside != kNone && boxes_[beside] == box) return beside;
  if (boxes_.size() >= kNone) return kNone;
  boxes_.push_back(box);
  return static_cast<std::uint16_t>(boxes_.size() - 1);
}

}  // namespace muster::navigation
