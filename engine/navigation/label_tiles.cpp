#include "navigation/label_tiles.h"

namespace muster::navigation {

LabelTiles::LabelTiles(const CellFrame& frame, std::span<const Label> labels)
    : frame_(frame), across_((frame.columns + kSide - 1) / kSide) {
  const std::int32_t down = (frame.lines + kSide - 1) / kSide;
  tiles_.reserve(static_cast<std::size_t>(across_) * static_cast<std::size_t>(down));
  for (std::int32_t low = 0; low < frame.lines; low += kSide) {
    const std::int32_t high = std::min(low + kSide, frame.lines);
    for (std::int32_t from = 0; from < frame.columns; from += kSide) {
      const std::int32_t to = std::min(from + kSide, frame.columns);
      const Label first = labels[frame.at(from, low)];
      int others = 0;
      for (std::int32_t l = low; l < high && others == 0; ++l) {
        const Label* line = &labels[frame.at(0, l)];
        for (std::int32_t c = from; c < to; ++c) others += line[c] != first ? 1 : 0;
      }
      tiles_.push_back(others == 0 ? first : kMixed);
    }
  }
}

}  // namespace muster::navigation
