// A file manager's side of drag and drop (XDND, version 5): drops one file on the first window that
// takes drops, and ends with 0 once that window says that it has it. For tests on a display of
// their own: `drop_file PATH`. Protocol: freedesktop.org, "Drag-and-Drop Protocol for the X Window
// System".
#include <X11/Xatom.h>
#include <X11/Xlib.h>

#include <chrono>
#include <cstdio>
#include <string>
#include <thread>

namespace {

constexpr long kVersion = 5;
constexpr auto kPatience = std::chrono::seconds(120);

using Clock = std::chrono::steady_clock;

class Drag {
 public:
  Drag(Display* display, std::string path) : display_(display), uri_("file://" + path + "\r\n") {
    source_ = XCreateSimpleWindow(display_, DefaultRootWindow(display_), 0, 0, 1, 1, 0, 0, 0);
    XSetSelectionOwner(display_, atom("XdndSelection"), source_, CurrentTime);
  }

  bool drop() {
    if (!findTarget()) return false;
    const auto list = static_cast<long>(atom("text/uri-list"));
    const long middle = (300L << 16) | 300L;  // somewhere on the window
    send("XdndEnter", {kVersion << 24, list, 0, 0});
    send("XdndPosition", {0, middle, CurrentTime, static_cast<long>(atom("XdndActionCopy"))});
    if (!until("XdndStatus")) return false;
    send("XdndDrop", {0, CurrentTime, 0, 0});
    return until("XdndFinished");
  }

 private:
  struct Data {
    long values[4];  // after the source window
  };

  Atom atom(const char* name) const { return XInternAtom(display_, name, False); }

  // The window's own, or one of a child's: there need be no window manager.
  Window aware(Window window) const {
    Atom type = 0;
    int format = 0;
    unsigned long count = 0, left = 0;
    unsigned char* value = nullptr;
    XGetWindowProperty(display_, window, atom("XdndAware"), 0, 1, False, XA_ATOM, &type, &format,
                       &count, &left, &value);
    if (value != nullptr) XFree(value);
    if (count > 0) return window;
    Window root = 0, parent = 0, found = 0, *children = nullptr;
    unsigned number = 0;
    if (XQueryTree(display_, window, &root, &parent, &children, &number) == 0) return 0;
    for (unsigned i = 0; i < number && found == 0; ++i) found = aware(children[i]);
    if (children != nullptr) XFree(children);
    return found;
  }

  bool findTarget() {
    for (const auto start = Clock::now(); Clock::now() - start < kPatience;) {
      target_ = aware(DefaultRootWindow(display_));
      if (target_ != 0) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    std::fprintf(stderr, "no window takes drops\n");
    return false;
  }

  void send(const char* type, Data data) {
    XEvent event{};
    event.xclient.type = ClientMessage;
    event.xclient.window = target_;
    event.xclient.message_type = atom(type);
    event.xclient.format = 32;
    event.xclient.data.l[0] = static_cast<long>(source_);
    for (int i = 0; i < 4; ++i) event.xclient.data.l[i + 1] = data.values[i];
    XSendEvent(display_, target_, False, NoEventMask, &event);
    XFlush(display_);
  }

  // Hands over the file's name whenever it is asked for, until that message comes.
  bool until(const char* answer) {
    for (const auto start = Clock::now(); Clock::now() - start < kPatience;) {
      if (XPending(display_) == 0) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
        continue;
      }
      XEvent event;
      XNextEvent(display_, &event);
      if (event.type == SelectionRequest) hand(event.xselectionrequest);
      if (event.type == ClientMessage && event.xclient.message_type == atom(answer)) return true;
    }
    std::fprintf(stderr, "no %s\n", answer);
    return false;
  }

  void hand(const XSelectionRequestEvent& request) {
    XChangeProperty(display_, request.requestor, request.property, request.target, 8,
                    PropModeReplace, reinterpret_cast<const unsigned char*>(uri_.data()),
                    static_cast<int>(uri_.size()));
    XEvent event{};
    event.xselection.type = SelectionNotify;
    event.xselection.requestor = request.requestor;
    event.xselection.selection = request.selection;
    event.xselection.target = request.target;
    event.xselection.property = request.property;
    event.xselection.time = request.time;
    XSendEvent(display_, request.requestor, False, NoEventMask, &event);
    XFlush(display_);
  }

  Display* display_;
  std::string uri_;
  Window source_ = 0, target_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  Display* display = argc == 2 ? XOpenDisplay(nullptr) : nullptr;
  if (display == nullptr) {
    std::fprintf(stderr, "drop_file PATH, on a display\n");
    return 2;
  }
  const bool dropped = Drag(display, argv[1]).drop();
  XCloseDisplay(display);
  return dropped ? 0 : 1;
}
