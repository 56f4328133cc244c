#include "navigation/open_boxes.h"

#include <cstring>

namespace muster::navigation {

namespace {

// A run of open blocks in one line, and the lines that are open over the whole of it.
struct Stretch {
  std::int32_t from, to, low, high;  // columns [from, to), lines [low, high)
};

class Blocks {
 public:
  Blocks(std::int32_t columns, std::int32_t lines, const std::vector<std::uint8_t>& open)
      : columns_(columns), lines_(lines), open_(open) {}

  // Calls visit(line, from, to) for every run.
  template <class Visit>
  void forRuns(const Visit& visit) const {
    for (std::int32_t l = 0; l < lines_; ++l) {
      for (std::int32_t c = 0; c < columns_;) {
        const std::int32_t end = firstBlocked(l, c, columns_);
        if (end > c) visit(l, c, end);
        c = end + 1;
      }
    }
  }
  Stretch grown(Stretch s) const {
    while (s.low > 0 && isOpen(s.low - 1, s.from, s.to)) --s.low;
    while (s.high < lines_ && isOpen(s.high, s.from, s.to)) ++s.high;
    return s;
  }

 private:
  std::int32_t firstBlocked(std::int32_t l, std::int32_t from, std::int32_t to) const {
    const std::uint8_t* line =
        &open_[static_cast<std::size_t>(l) * static_cast<std::size_t>(columns_)];
    const void* blocked = std::memchr(line + from, 0, static_cast<std::size_t>(to - from));
    return blocked ? static_cast<std::int32_t>(static_cast<const std::uint8_t*>(blocked) - line)
                   : to;
  }
  bool isOpen(std::int32_t l, std::int32_t from, std::int32_t to) const {
    return firstBlocked(l, from, to) == to;
  }

  std::int32_t columns_, lines_;
  const std::vector<std::uint8_t>& open_;
};

std::vector<std::uint8_t> transposed(std::int32_t columns, std::int32_t lines,
                                     const std::vector<std::uint8_t>& open) {
  std::vector<std::uint8_t> turned(open.size());
  const auto wide = static_cast<std::size_t>(columns), high = static_cast<std::size_t>(lines);
  for (std::size_t l = 0; l < high; ++l) {
    for (std::size_t c = 0; c < wide; ++c) turned[c * high + l] = open[l * wide + c];
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
  // The box of the same run in the line before reaches over this line too: it is this one's.
  const auto spans = [&](float low, float high, std::int32_t from, std::int32_t to) {
    return low == cells(from) && high == cells(to);
  };
  const Blocks wide(columns, lines, open);
  wide.forRuns([&](std::int32_t l, std::int32_t from, std::int32_t to) {
    std::uint16_t box = l > 0 ? pair(from, l - 1).wide : kNone;
    if (box == kNone || !spans(boxes_[box].lowX, boxes_[box].highX, from, to)) {
      const Stretch s = wide.grown({from, to, l, l + 1});
      box = keep({cells(s.from), cells(s.low), cells(s.to), cells(s.high)});
    }
    for (std::int32_t c = from; c < to; ++c) pair(c, l).wide = box;
  });
  const auto turned = transposed(columns, lines, open);
  const Blocks high(lines, columns, turned);
  high.forRuns([&](std::int32_t c, std::int32_t from, std::int32_t to) {
    std::uint16_t box = c > 0 ? pair(c - 1, from).high : kNone;
    if (box == kNone || !spans(boxes_[box].lowY, boxes_[box].highY, from, to)) {
      const Stretch s = high.grown({from, to, c, c + 1});
      box = keep({cells(s.low), cells(s.from), cells(s.high), cells(s.to)});
    }
    for (std::int32_t l = from; l < to; ++l) {
      if (pair(c, l).wide != kNone) pair(c, l).high = box;
    }
  });
}

// The number of this box; none if there are too many.
std::uint16_t OpenBoxes::keep(const Box& box) {
  if (boxes_.size() >= kNone) return kNone;
  boxes_.push_back(box);
  return static_cast<std::uint16_t>(boxes_.size() - 1);
}

}  // namespace muster::navigation
