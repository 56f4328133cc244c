#include "viewer/content/frames.h"

#include <array>
#include <utility>

namespace muster::viewer {

namespace {

class RecordingFrames final : public Frames {
 public:
  explicit RecordingFrames(io::RecordingReader reader) : reader_(std::move(reader)) {}

  std::size_t count() const override { return reader_.frames(); }
  double start_s() const override { return reader_.start_s(); }
  double end_s() const override { return reader_.end_s(); }
  std::size_t at(double time_s) override { return reader_.frameAt(time_s); }
  std::vector<io::RecordedAgent> agents() const override { return reader_.agents(); }

  SharedFrame frame(std::size_t index) override {
    for (const auto& [kept, frame] : kept_) {
      if (frame && kept == index) return frame;
    }
    auto read = reader_.frame(index);
    if (!read) return nullptr;
    auto& place = kept_[next_++ % kept_.size()];
    place = {index, std::make_shared<const io::RecordedFrame>(std::move(*read))};
    return place.second;
  }

 private:
  io::RecordingReader reader_;
  std::array<std::pair<std::size_t, SharedFrame>, 4> kept_;
  std::size_t next_ = 0;
};

}  // namespace

std::unique_ptr<Frames> framesOf(io::RecordingReader reader) {
  return std::make_unique<RecordingFrames>(std::move(reader));
}

}  // namespace muster::viewer
