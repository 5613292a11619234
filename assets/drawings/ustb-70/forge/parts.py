"""Cameras, surfaces and the parts that things are built of, in metres, z up."""
import math, os, sys
import numpy as np
from numba import njit
import contourpy

W, H = 1600, 1200
NIGHT, DEEP = '#0b1017', '#070a0f'
COLD = ['#22303d', '#33414f', '#4b5a69', '#6c7a89', '#91a3b2', '#b9cbd9', '#d9f0ff']
LIT = ['#3f2115', '#6b3014', '#a8481a', '#e0641d', '#ff8a30', '#ffb657', '#ffe1a6']
HEAT = ['#1f2a35', '#3a2f31', '#5c2416', '#93300f', '#d2480f', '#ff7420', '#ff9a3d', '#ffd27a', '#fff3d8']
WHITE, STRAW, ORANGE, FIRE = '#fff3d8', '#ffd27a', '#ff9a3d', '#ff7420'


def _rgb(h): return np.array([int(h[i:i + 2], 16) for i in (1, 3, 5)], float)
def _hex(c): return '#%02x%02x%02x' % tuple(int(round(x)) for x in np.clip(c, 0, 255))
def mix(a, b, t): return _hex(_rgb(a) * (1 - t) + _rgb(b) * t)
def ramp(cols, t):
    t = min(max(t, 0), 1) * (len(cols) - 1); i = min(int(t), len(cols) - 2)
    return mix(cols[i], cols[i + 1], t - i)
def heat(t): return ramp(HEAT, t)
def unit(v): v = np.asarray(v, float); return v / np.linalg.norm(v)
def smooth(a, b, x):
    t = np.clip((np.asarray(x, float) - a) / (b - a), 0, 1); return t * t * (3 - 2 * t)


# ------------------------------------------------------------------ camera and rasteriser
class Camera:
    """level=True keeps verticals vertical (a view camera with the lens shifted): cy moves the horizon."""
    def __init__(s, eye, target, f=1500, cx=W / 2, cy=H / 2, up=(0, 0, 1), level=False, w=W, h=H):
        s.eye = np.array(eye, float); t = np.array(target, float)
        if level: t[2] = s.eye[2]
        s.d = unit(t - s.eye); s.r = unit(np.cross(s.d, up)); s.u = np.cross(s.r, s.d)
        s.f, s.cx, s.cy, s.w, s.h = f, cx, cy, w, h
    def project(s, P):
        q = np.asarray(P, float) - s.eye
        z = q @ s.d; zz = np.where(np.abs(z) < 1e-6, 1e-6, z)
        return s.cx + s.f * (q @ s.r) / zz, s.cy - s.f * (q @ s.u) / zz, z
    def key(s, z): return 1 / z
    near = 0.05


class Ortho(Camera):
    def __init__(s, d, centre, half, n=1400):
        s.d = unit(d); up = (0, 0, 1) if abs(s.d[2]) < .95 else (1, 0, 0)
        s.r = unit(np.cross(s.d, up)); s.u = np.cross(s.r, s.d); s.c = np.array(centre, float)
        s.k = n / 2 / half; s.w = s.h = n
    def project(s, P):
        q = np.asarray(P, float) - s.c
        return s.w / 2 + s.k * (q @ s.r), s.h / 2 - s.k * (q @ s.u), q @ s.d
    def key(s, z): return 1e5 - z
    near = -1e9


@njit(cache=True)
def _raster(zb, ib, X, Y, Z, pid):
    h, w = zb.shape
    for k in range(X.shape[0]):
        x0, x1, x2 = X[k, 0], X[k, 1], X[k, 2]; y0, y1, y2 = Y[k, 0], Y[k, 1], Y[k, 2]
        ar = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
        if abs(ar) < 1e-9: continue
        a = max(0, int(math.floor(min(x0, x1, x2)))); b = min(w - 1, int(math.ceil(max(x0, x1, x2))))
        c = max(0, int(math.floor(min(y0, y1, y2)))); d = min(h - 1, int(math.ceil(max(y0, y1, y2))))
        for j in range(c, d + 1):
            py = j + .5
            for i in range(a, b + 1):
                px = i + .5
                w0 = ((x1 - px) * (y2 - py) - (x2 - px) * (y1 - py)) / ar
                w1 = ((x2 - px) * (y0 - py) - (x0 - px) * (y2 - py)) / ar
                w2 = 1 - w0 - w1
                if w0 < -1e-6 or w1 < -1e-6 or w2 < -1e-6: continue
                z = w0 * Z[k, 0] + w1 * Z[k, 1] + w2 * Z[k, 2]
                if z > zb[j, i]:
                    zb[j, i] = z; ib[j, i] = pid


@njit(cache=True)
def _rdp(p, tol):
    n = p.shape[0]; keep = np.zeros(n, np.bool_); keep[0] = True; keep[n - 1] = True
    st = np.empty((n + 2, 2), np.int64); st[0, 0] = 0; st[0, 1] = n - 1; m = 1
    while m > 0:
        m -= 1; a = st[m, 0]; b = st[m, 1]
        if b - a < 2: continue
        dx = p[b, 0] - p[a, 0]; dy = p[b, 1] - p[a, 1]; L = math.sqrt(dx * dx + dy * dy); best = -1.; bi = a
        for i in range(a + 1, b):
            if L < 1e-9: d = math.hypot(p[i, 0] - p[a, 0], p[i, 1] - p[a, 1])
            else: d = abs((p[i, 0] - p[a, 0]) * dy - (p[i, 1] - p[a, 1]) * dx) / L
            if d > best: best = d; bi = i
        if best > tol:
            keep[bi] = True; st[m, 0] = a; st[m, 1] = bi; m += 1; st[m, 0] = bi; st[m, 1] = b; m += 1
    return keep


# ------------------------------------------------------------------ patches
class Patch:
    """f(u,v) with u,v arrays in 0..1 -> (...,3). hatch: list of fam(). edges: list of ('u'|'v', value, weight)."""
    def __init__(s, f, nu=2, nv=2, hatch=(), edges=(), sil=0, mat=1., hot=None, bump=None, shadow=True,
                 amb=None, flip=False, name=None, two=True):
        s.f, s.nu, s.nv, s.hatch, s.edges, s.sil = f, nu, nv, list(hatch), list(edges), sil
        s.mat, s.hot, s.bump, s.shadow, s.amb, s.flip, s.name, s.two = mat, hot, bump, shadow, amb, flip, name, two
    def P(s, u, v): return s.f(np.asarray(u, float), np.asarray(v, float))
    def N(s, u, v, e=2e-3):
        n = np.cross(s.P(u + e, v) - s.P(u - e, v), s.P(u, v + e) - s.P(u, v - e))
        L = np.linalg.norm(n, axis=-1, keepdims=True); return n / np.maximum(L, 1e-12)
    def mesh(s):
        u, v = np.meshgrid(np.linspace(0, 1, s.nu), np.linspace(0, 1, s.nv), indexing='ij')
        return s.P(u, v)


def fam(d='u', gap=5.5, w=(.35, 1.7), t0=.04, gain=1., n=None, grain=.22, range=None, wave=0):
    """One hatch family. d='u': lines run along u (constant v); 'v' the reverse; 'x' diagonal.
    gap: px between lines; w: width at darkest and at full light; t0: tone below which the line is not cut."""
    return dict(d=d, gap=gap, w=w, t0=t0, gain=gain, n=n, grain=grain, range=range, wave=wave)


def quad(a, b, c, d, hatch=None, edges='uv', ew=1.3, n=2, **k):
    """Plane a-b-c-d (a->b is u, a->d is v)."""
    a, b, c, d = [np.array(p, float) for p in (a, b, c, d)]
    def f(u, v):
        u = u[..., None]; v = v[..., None]
        return a * (1 - u) * (1 - v) + b * u * (1 - v) + c * u * v + d * (1 - u) * v
    ed = [(e, t, ew) for e in edges for t in (0, 1)] if ew else []
    return Patch(f, n, n, [fam('u')] if hatch is None else hatch, ed, **k)


def box(x0, x1, y0, y1, z0, z1, hatch=None, top=True, ew=1.3, basis=None, skip='', **k):
    """Axis-aligned box, or in basis=(origin, ex, ey, ez). Hatch runs along the longer side of each face
    unless given: dict(side=..., top=...) or list."""
    o, ex, ey, ez = basis if basis is not None else ((0, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1))
    o, ex, ey, ez = [np.array(q, float) for q in (o, ex, ey, ez)]
    g = lambda x, y, z: o + ex * x + ey * y + ez * z
    F = {'f': [(x0, y0, z0), (x1, y0, z0), (x1, y0, z1), (x0, y0, z1)], 'b': [(x1, y1, z0), (x0, y1, z0), (x0, y1, z1), (x1, y1, z1)],
         'l': [(x0, y1, z0), (x0, y0, z0), (x0, y0, z1), (x0, y1, z1)], 'r': [(x1, y0, z0), (x1, y1, z0), (x1, y1, z1), (x1, y0, z1)],
         't': [(x0, y0, z1), (x1, y0, z1), (x1, y1, z1), (x0, y1, z1)], 'd': [(x0, y1, z0), (x1, y1, z0), (x1, y0, z0), (x0, y0, z0)]}
    out = []
    for n, p in F.items():
        if n in skip: continue
        q = [g(*t) for t in p]; la = np.linalg.norm(q[1] - q[0]); lb = np.linalg.norm(q[3] - q[0])
        h = hatch.get(n, hatch.get('side')) if isinstance(hatch, dict) else hatch
        if h is None: h = [fam('u' if la >= lb else 'v')]
        out.append(quad(*q, hatch=h, ew=ew, n=max(2, int(k.get('mesh', 2))), **{a: b for a, b in k.items() if a != 'mesh'}))
    return out


def spline(pts, n=80, closed=False):
    """Catmull-Rom through the points, evenly by length."""
    p = np.array(pts, float)
    q = np.vstack([2 * p[0] - p[1], p, 2 * p[-1] - p[-2]]) if not closed else np.vstack([p[-1], p, p[0], p[1]])
    out = []
    for i in range(1, len(q) - 2):
        t = np.linspace(0, 1, 24, endpoint=False)[:, None]; a, b, c, d = q[i - 1:i + 3]
        out.append(.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t ** 2 + (3 * b - a - 3 * c + d) * t ** 3))
    out = np.vstack(out + [q[-2][None]])
    return even(out, n)


def even(p, n):
    p = np.array(p, float); s = np.r_[0, np.cumsum(np.linalg.norm(np.diff(p, axis=0), axis=1))]
    t = np.linspace(0, s[-1], n); return np.stack([np.interp(t, s, p[:, i]) for i in range(p.shape[1])], 1)


def at(p, t):
    x = np.asarray(t, float) * (len(p) - 1); xs = np.arange(len(p))
    return np.stack([np.interp(x, xs, p[:, i]) for i in range(p.shape[1])], -1)


def revolve(profile, o=(0, 0, 0), axis=(0, 0, 1), hatch=None, edges=(), sil=2., nu=72, nv=None, a0=0, a1=2 * math.pi, **k):
    """Turn a profile [(r, h), ...] about an axis. u goes round, v along the profile.
    Straight profile pieces keep their corners; pass spline(...) for smooth ones."""
    p = even(profile, 400) if len(profile) < 60 else np.array(profile, float)
    o = np.array(o, float); ax = unit(axis); e1 = unit(np.cross(ax, (0, 1, .01) if abs(ax[1]) < .9 else (1, 0, 0))); e2 = np.cross(ax, e1)
    def f(u, v):
        q = at(p, np.clip(v, -.004, 1.004)); a = a0 + (a1 - a0) * u
        return o + q[..., :1] * (np.cos(a)[..., None] * e1 + np.sin(a)[..., None] * e2) + q[..., 1:] * ax
    return Patch(f, nu, nv or max(2, min(60, len(profile) * 6)), [fam('u')] if hatch is None else hatch, edges, sil, **k)


def cyl(a, b, r, r2=None, hatch=None, sil=1.6, cap=True, ew=1.3, nu=28, **k):
    """A bar, roller or column from a to b, with end discs."""
    a = np.array(a, float); b = np.array(b, float); L = np.linalg.norm(b - a); r2 = r if r2 is None else r2
    hatch = [fam('v', gap=5)] if hatch is None else hatch
    out = [revolve([(r, 0), (r2, L)], a, b - a, hatch, [('v', 0, ew), ('v', 1, ew)], sil, nu, 2, **k)]
    if cap:
        out += [revolve([(0, 0), (r, 0)], a, b - a, [fam('u', gap=4.5)], (), 0, nu, 2, **k),
                revolve([(r2, L), (0, L)], a, b - a, [fam('u', gap=4.5)], (), 0, nu, 2, **k)]
    return out


def tube(path, r, hatch=None, sil=1.6, nu=16, ends=1.2, n=None, **k):
    """A pipe along a path of points (already smooth); r a number or r(t)."""
    p = np.array(path, float); n = n or len(p); T = np.gradient(p, axis=0); T /= np.linalg.norm(T, axis=1, keepdims=True)
    ref = np.array((0, 0, 1.)); E = np.zeros_like(p)
    e = unit(np.cross(T[0], ref if abs(T[0][2]) < .9 else (1, 0, 0)))
    for i in range(len(p)): e = unit(e - T[i] * (e @ T[i])); E[i] = e
    B = np.cross(T, E)
    rr = r if callable(r) else (lambda t: np.full_like(t, r))
    def f(u, v):
        a = 2 * math.pi * u; v_ = np.clip(v, 0, 1)
        d = at(p, v_) + (v - v_)[..., None] * at(T, v_) * len(p)
        return d + rr(v_)[..., None] * (np.cos(a)[..., None] * at(E, v_) + np.sin(a)[..., None] * at(B, v_))
    return Patch(f, nu, n, [fam('v', gap=5)] if hatch is None else hatch, [('v', 0, ends), ('v', 1, ends)] if ends else (), sil, **k)


def beam(a, b, w=.2, h=None, hatch=None, ew=1.0, up=(0, 0, 1), **k):
    """A square bar or girder from a to b."""
    a = np.array(a, float); b = np.array(b, float); d = b - a; L = np.linalg.norm(d); d = d / L; h = h or w
    upv = np.array(up, float)
    if abs(d @ unit(upv)) > .97: upv = np.array((0, 1., 0))
    e = unit(np.cross(d, upv)); g = np.cross(e, d)
    hh = [fam('u', gap=3.6, w=(.4, 1.5))] if hatch is None else hatch
    return box(0, L, -w / 2, w / 2, -h / 2, h / 2, hatch=hh, ew=ew, basis=(a, d, e, g), **k)


def truss(a, b, depth, n, w=.12, up=(0, 0, 1), weight=1.0, **k):
    """Two chords and a zig-zag between a and b (lower chord a-b)."""
    a = np.array(a, float); b = np.array(b, float); U = np.array(up, float) * depth; out = beam(a, b, w, ew=weight, **k) + beam(a + U, b + U, w, ew=weight, **k)
    for i in range(n):
        p = a + (b - a) * i / n; q = a + (b - a) * (i + 1) / n
        out += beam(p, q + U, w * .7, ew=weight * .8, hatch=[], **k) if i % 2 == 0 else beam(p + U, q, w * .7, ew=weight * .8, hatch=[], **k)
        out += beam(q, q + U, w * .7, ew=weight * .8, hatch=[], **k)
    return out


def figure(x, y, z=0, s=1.7, face=0., arm=None, hat=True, lean=0., tool=None, mat=.9):
    """An anonymous worker, s metres tall, turned by face (radians). arm: hand position ahead (forward, up). tool: bar length."""
    c, n = math.cos(face), math.sin(face); o = np.array((x, y, z), float)
    g = lambda a, b, h: o + s / 1.7 * np.array((c * a - n * b, n * a + c * b, h))   # a ahead, b to the left
    k = dict(hatch=[fam('v', gap=3.2, w=(.4, 1.4))], sil=1.2, nu=12, ends=0, mat=mat); L = lean
    out = [tube(spline([g(.06, .11, 0), g(.0, .11, .45), g(-.03, .09, .85)], 10), lambda t: .075 + .03 * t, **k),
           tube(spline([g(-.1, -.11, 0), g(-.02, -.11, .45), g(-.03, -.09, .85)], 10), lambda t: .075 + .03 * t, **k),
           tube(spline([g(-.03, 0, .8), g(.0 + L * .4, 0, 1.15), g(L * .9, 0, 1.45)], 12), lambda t: .15 + .06 * np.sin(t * 2.6), **k),
           revolve(spline([(0, -.13), (.09, -.06), (.1, .03), (.05, .12), (0, .13)], 60), g(L * 1.1 + .02, 0, 1.6), (0, 0, 1), [fam('u', gap=3)], (), 1.2, 14, 10, mat=mat)]
    if hat: out.append(revolve([(.17, -.02), (.105, .01), (.1, .09), (0, .12)], g(L * 1.1 + .02, 0, 1.66), (0, 0, 1), [fam('u', gap=3)], (), 1.2, 16, 4, mat=mat))
    ar = arm or (.12, .85)
    for b in (.2, -.2):
        sh = (L * .85, b, 1.36); hd = (ar[0] + (0.1 if b < 0 else 0), b * .5, ar[1])
        md = ((sh[0] + hd[0]) / 2 - .05, b * 1.1, (sh[2] + hd[2]) / 2 - .1)
        out.append(tube(spline([g(*sh), g(*md), g(*hd)], 9), .05, **k))
    if tool:
        out.append(tube(np.array([g(ar[0] - tool * .3, 0, ar[1] + tool * .22), g(ar[0] + tool * .7, 0, ar[1] - tool * .5)]), .022, hatch=[], sil=1.1, nu=8, ends=0, n=2))
    return out


# ------------------------------------------------------------------ the scene


def floor(cam, z=0., near=3., far=120., half=1., gap=8, w=(.25, 1.3), mat=.75, grain=.35, **k):
    """A ground plane ruled level in the picture, whatever way the camera looks. half: half width / distance at far."""
    e = cam.eye.copy(); e[2] = z; d = cam.d.copy(); d[2] = 0; d = unit(d); r = cam.r
    def f(u, v):
        D = near * far / (far + (near - far) * v); D = near + (D - near) * 1.0
        return e + d * D[..., None] + r * ((2 * u - 1) * half * far)[..., None]
    return Patch(f, 40, 80, [fam('u', gap=gap, w=w, grain=grain)], [], shadow=False, mat=mat, **k)
