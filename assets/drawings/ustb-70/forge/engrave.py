"""Engraves what is built of `parts`: one hand for the whole family of drawings.

Every surface is ruled with swelling lines along its own parameters: width and colour of a line follow the light (a cold
key from the upper left, hot lamps), a depth buffer takes away what is hidden, shadow maps let the lamps cast shadows,
and a seeded grain makes the burin tremble. There are no fills but the night and the hot part. STYLE.md has the rules.
"""
import math, os, sys, tempfile
import numpy as np
import contourpy
from parts import *
from parts import _hex, _raster, _rdp, _rgb

# The drawings lie in the gallery of the exhibition; their previews are thrown away.
ROOT = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../../exhibitions/ustb-70/gallery'))
PREVIEWS = os.environ.get('PREVIEWS', tempfile.gettempdir())


class Scene:
    """key: direction the cold light travels; amb: light without a source; hots: [(xyz, strength, reach)];
    fade: (z0, z1) depth at which lines start to sink into the night and are gone; rim: light on edges turned away."""
    def __init__(s, cam, key=(.55, .7, -.62), key_i=.95, amb=.07, hots=(), fade=None, seed=7, eps=.0025, ss=2, rim=.22, hot_gain=1., shadows=True):
        s.cam, s.keyd, s.key_i, s.amb, s.hots = cam, unit(key), key_i, amb, [(np.array(p, float), i, r) for p, i, r in hots]
        s.fade, s.rng, s.eps, s.ss, s.rim, s.hot_gain, s.shadows = fade, np.random.default_rng(seed), eps, ss, rim, hot_gain, shadows
        s.patches, s.runs, s.back, s.mid, s.front, s.defs, s.nid = [], {}, [], [], [], [], 0
        s.fadefn = None; s.late = []
    def add(s, *ps):
        for p in ps:
            if isinstance(p, (list, tuple)): s.add(*p)
            else: s.patches.append(p)
        return ps
    # -- buffers
    def _buf(s, cam, scale=1, only=None):
        zb = np.zeros((cam.h * scale, cam.w * scale)); ib = np.full(zb.shape, -1, np.int32)
        for k, p in enumerate(s.patches):
            if only and not only(p): continue
            m = p.mesh(); x, y, z = cam.project(m); ok = z > cam.near
            if not ok.any(): continue
            q = cam.key(np.where(ok, z, 1)); x = x * scale; y = y * scale
            A = lambda a: np.concatenate([np.stack([a[:-1, :-1], a[1:, :-1], a[1:, 1:]], -1).reshape(-1, 3), np.stack([a[:-1, :-1], a[1:, 1:], a[:-1, 1:]], -1).reshape(-1, 3)])
            o = A(ok).all(1)
            _raster(zb, ib, A(x)[o], A(y)[o], A(q)[o], k)
        return zb, ib
    def build(s):
        s.zb, s.ib = s._buf(s.cam, s.ss)
        z = s.zb; m = z.copy()
        for dy in (-1, 0, 1):
            for dx in (-1, 0, 1): m = np.minimum(m, np.roll(np.roll(z, dy, 0), dx, 1))
        s.zmin = m
        if s.shadows:
            pts = np.concatenate([p.mesh().reshape(-1, 3) for p in s.patches if p.shadow]); lo, hi = np.percentile(pts, 1, 0), np.percentile(pts, 99, 0)
            s.kc = Ortho(s.keyd, (lo + hi) / 2, np.linalg.norm(hi - lo) / 2 + 1e-6); s.kb = s._buf(s.kc, 1, lambda p: p.shadow)[0]
            s.hb = []
            for pos, i, r in s.hots:
                cs = []
                for d, up in (((1, 0, 0), (0, 0, 1)), ((-1, 0, 0), (0, 0, 1)), ((0, 1, 0), (0, 0, 1)), ((0, -1, 0), (0, 0, 1)), ((0, 0, 1), (0, 1, 0)), ((0, 0, -1), (0, 1, 0))):
                    c = Camera(pos, pos + np.array(d), 192, 192, 192, up, w=384, h=384); c.near = r * .02
                    cs.append((c, s._buf(c, 1, lambda p: p.shadow and p.hot is None)[0]))
                s.hb.append(cs)
        return s
    @staticmethod
    def _look(buf, x, y):
        h, w = buf.shape; i = np.clip(x.astype(int), 0, w - 1); j = np.clip(y.astype(int), 0, h - 1); return buf[j, i]
    def visible(s, P):
        x, y, z = s.cam.project(P); ok = (z > s.cam.near) & (x > -4) & (x < W + 4) & (y > -4) & (y < H + 4)
        k = s.cam.key(np.where(ok, z, 1)); b = s._look(s.zmin, np.nan_to_num(x) * s.ss, np.nan_to_num(y) * s.ss)
        return x, y, z, ok & (k >= b * (1 - s.eps))
    def free(s, x, y): return s._look(s.zb, np.asarray(x) * s.ss, np.asarray(y) * s.ss) == 0
    # -- light
    def light(s, P, N, p=None, edge=False):
        V = s.cam.eye - P; V /= np.linalg.norm(V, axis=-1, keepdims=True)
        if p is None or p.two: N = N * np.where((N * V).sum(-1, keepdims=True) < 0, -1, 1)
        lam = np.clip(-(N @ s.keyd), 0, 1)
        if s.shadows:
            Q = P + N * s.kc.w / s.kc.k * 0.0012; x, y, z = s.kc.project(Q)
            q = 0; b = s.kc.w / s.kc.k * .002
            for dx, dy in ((0, 0), (2.5, 1), (-1, 2.5), (-2.5, -1), (1, -2.5), (5, 2), (-5, -2)): q = q + ((1e5 - z) < s._look(s.kb, x + dx, y + dy) - b)
            lam = lam * (1 - .88 * q / 7)
        a = s.amb if p is None or p.amb is None else p.amb
        fres = (1 - np.clip((N * V).sum(-1), 0, 1)) ** 3
        Hv = V - s.keyd; Hv /= np.linalg.norm(Hv, axis=-1, keepdims=True)
        spec = np.clip((N * Hv).sum(-1), 0, 1) ** 26 * (lam > .05)
        c = (a + s.key_i * lam + .35 * spec + s.rim * fres) * (1 if p is None else p.mat)
        h = np.zeros(len(P))
        for n, (pos, i, r) in enumerate(s.hots):
            L = pos - P; d = np.linalg.norm(L, axis=-1); L = L / np.maximum(d, 1e-9)[:, None]
            g = np.clip(((N * L).sum(-1) + .12) / 1.12, 0, 1)
            if edge: g = np.maximum(g, .3)
            if s.shadows:
                Q = P + N * r * .012; m = np.ones(len(P)); D = Q - pos; ax = np.abs(D).argmax(1)
                for f, (cm, bf) in enumerate(s.hb[n]):
                    sel = (ax == f // 2) & ((D[np.arange(len(D)), ax] > 0) == (f % 2 == 0))
                    if sel.any():
                        x, y, z = cm.project(Q[sel]); z = np.maximum(z, 1e-6); m[sel] = np.where(1 / z < s._look(bf, x, y) * .97, .03, 1)
                g = g * m
            h += i * g / (1 + (d / r) ** 2) ** 1.5
        return c, h * s.hot_gain
    def _fade(s, P, z):
        k = np.ones(len(z))
        if s.fade: k = 1 - smooth(s.fade[0], s.fade[1], z) * (s.fade[2] if len(s.fade) > 2 else .85)
        if s.fadefn is not None: k = k * s.fadefn(P)
        return k
    # -- cutting a line into runs of one width and colour
    def cut(s, x, y, vis, c, h, w0, w1, t0=.04, gain=1., grain=.22, layer=1, tol=.3, col=None):
        n = len(x)
        if n < 2: return
        if grain:
            L = np.r_[0, np.cumsum(np.hypot(np.diff(x), np.diff(y)))]; ph = s.rng.random(6) * 6.3; la = s.rng.uniform(60, 420, 3)
            g = (np.sin(L / la[0] * 6.3 + ph[0]) + .7 * np.sin(L / la[1] * 6.3 + ph[1]) + .5 * np.sin(L / (la[2] * .2) * 6.3 + ph[2])) / 1.6
            g = 1 + grain * (g + s.rng.normal() * .5)
        else: g = 1
        t = (c + h) * gain * np.clip(g, .3, 1.8); vis = vis & (t > t0)
        if not vis.any(): return
        wd = w0 + (w1 - w0) * np.clip(t, 0, 1.15) ** .8
        wi = np.clip(np.round(wd / .26), 1, 60).astype(int); ti = np.clip(np.round(np.clip(t, 0, 1) ** .62 * 6), 0, 6).astype(int)
        si = np.round(np.clip(h / np.maximum(c + h, 1e-6), 0, 1) ** .8 * 6).astype(int)
        if col is not None: ti = np.asarray(col); si = np.full(n, 9)
        key = (wi * 1000 + ti * 10 + si) * vis - (~vis)
        ch = np.flatnonzero(np.diff(key)) + 1; st = np.r_[0, ch]; en = np.r_[ch, n]
        # swallow short runs
        runs = []
        for a, b in zip(st, en):
            k = key[a]
            if runs and runs[-1][2] == k: runs[-1][1] = b; continue
            near = runs and k >= 0 and runs[-1][2] >= 0 and abs(k // 1000 - runs[-1][2] // 1000) <= 2
            if near and b - a < 4: runs[-1][1] = b; continue
            if near and runs[-1][1] - runs[-1][0] < 4: runs[-1][1] = b; runs[-1][2] = k; continue
            runs.append([a, b, k])
        for a, b, k in runs:
            if k < 0: continue
            e = min(b + 1, n) if b < n and key[min(b, n - 1)] >= 0 else b
            if e - a < 2: continue
            p = np.stack([x[a:e], y[a:e]], 1)
            if np.hypot(*(p[-1] - p[0])) < 1.3 and e - a < 6: continue
            q = p[_rdp(np.ascontiguousarray(p), tol)]
            s.runs.setdefault((layer, int(k)), []).append(np.round(q * 10).astype(int))
    def _color(s, k):
        w, t, h = k // 1000, (k // 10) % 100, k % 10
        if h == 9: return w * .26, s._cols[t]
        return w * .26, mix(COLD[t], LIT[t], h / 6)
    _cols = [heat(i / 24) for i in range(25)]
    # -- engraving
    def engrave(s, only=None):
        for p in s.patches:
            if only and not only(p): continue
            if p.sil: s._sil(p)
            for f in p.hatch: s._hatch(p, f)
            for e in p.edges: s._edge(p, *e)
        late, s.late = s.late, []
        for a in late: s.line3(*a)
        return s
    def _sample(s, p, d, val, a=0., b=1., step=2.2):
        t = np.linspace(a, b, 25); u, v = (t, np.full_like(t, val)) if d == 'u' else (np.full_like(t, val), t)
        x, y, z = s.cam.project(p.P(u, v)); ok = z > s.cam.near
        if not ok.any(): return None
        inn = ok & (x > -300) & (x < W + 300) & (y > -300) & (y < H + 300)
        if not inn.any() and not ((x[ok].min() < W) and (x[ok].max() > 0) and (y[ok].min() < H) and (y[ok].max() > 0)): return None
        L = np.hypot(np.diff(x), np.diff(y))[ok[:-1] & ok[1:]].clip(0, 2500).sum(); n = int(min(max(L / step, 5), 2500)); t = np.linspace(a, b, n)
        return (t, np.full_like(t, val)) if d == 'u' else (np.full_like(t, val), t)
    def _hatch(s, p, f):
        d = f['d']
        if d == 'x': return s._diag(p, f)
        g = np.linspace(.02, .98, 13); A, B = np.meshgrid(g, g, indexing='ij'); u, v = (A, B) if d == 'u' else (B, A)
        x, y, z = s.cam.project(p.P(u, v)); ok = (z > s.cam.near) & (x > -200) & (x < W + 200) & (y > -200) & (y < H + 200)
        if not ok.any(): return
        dx, dy = np.gradient(x, axis=1), np.gradient(y, axis=1); tx, ty = np.gradient(x, axis=0), np.gradient(y, axis=0)
        perp = np.abs(dx * ty - dy * tx) / np.maximum(np.hypot(tx, ty), 1e-6) * 12 / .96; mx = np.percentile(perp[ok], 97)
        if mx < .8 * f['gap'] and not f['n']: return
        n = f['n'] or int(np.ceil(mx / f['gap'])); lv = 5 if n > 16 else 0
        if lv and not f['n']: n = int(np.ceil(n / 16) * 16) if n > 48 else int(np.ceil(n / 4) * 4)
        if n < 1: return
        lo, hi = f['range'] or (0, 1)
        for i in range(n):
            val = (i + .5) / n
            if not lo <= val <= hi: continue
            r = s._sample(p, d, val, step=1.1 if p.bump else 2.2)
            if r is None: continue
            u, v = r
            if f['wave']: 
                wv = f['wave'] / n * np.sin((u if d == 'u' else v) * 60 + i * 1.7)
                u, v = (u, v + wv) if d == 'u' else (u + wv, v)
            P = p.P(u, v); x, y, z, vis = s.visible(P)
            if lv:
                P2 = p.P(u, v + 1 / n) if d == 'u' else p.P(u + 1 / n, v); x2, y2, _ = s.cam.project(P2)
                tx, ty = np.gradient(x), np.gradient(y); sp = np.abs((x2 - x) * ty - (y2 - y) * tx) / np.maximum(np.hypot(tx, ty), 1e-6)
                l = min((i & -i).bit_length() - 1 if i else 6, 6); vis = vis & (sp * 2 ** l >= .6 * f['gap'])
            if not vis.any(): continue
            s._ink(p, u, v, P, x, y, z, vis, f)
    def _ink(s, p, u, v, P, x, y, z, vis, f):
        if p.hot is not None:
            hv = np.clip(p.hot(u, v), 0, 1); nz = s.rng.normal() * .05
            s.cut(x, y, vis, hv, 0 * hv, *f['w'], 0, f['gain'], f['grain'], layer=3, col=np.clip(np.round((hv + nz) * 24), 0, 24).astype(int)); return
        N = p.N(u, v)
        if p.bump is not None: N, k = p.bump(u, v, N, P)
        else: k = 1
        c, h = s.light(P, N, p); fd = s._fade(P, z)
        s.cut(x, y, vis, c * fd * k, h * k, *f['w'], f['t0'], f['gain'], f['grain'])
    def _diag(s, p, f):
        n = f['n'] or 40
        for i in range(-n, n):
            t = np.linspace(0, 1, 160); u = t; v = t + (i + .5) / n; m = (v >= 0) & (v <= 1)
            if m.sum() < 3: continue
            u, v = u[m], v[m]; P = p.P(u, v); x, y, z, vis = s.visible(P)
            if vis.any(): s._ink(p, u, v, P, x, y, z, vis, f)
    def _edgeink(s, p, u, v, P, x, y, z, vis, wt):
        if p.hot is not None:
            hv = np.clip(p.hot(u, v) + .1, 0, 1); s.cut(x, y, vis, hv, 0 * hv, wt, wt, 0, 1, 0, layer=3, col=np.round(hv * 24).astype(int)); return
        N = p.N(np.clip(u, .003, .997), np.clip(v, .003, .997)); c, h = s.light(P, N, p, True); fd = s._fade(P, z)
        c = (.26 + .62 * c) * fd
        s.cut(x, y, vis, c, h, wt * .45, wt * 1.1, .02, 1, .07, layer=2)
    def _edge(s, p, d, val, wt):
        r = s._sample(p, 'v' if d == 'u' else 'u', val, step=1.8)
        if r is None: return
        u, v = r; P = p.P(u, v); x, y, z, vis = s.visible(P)
        if vis.any(): s._edgeink(p, u, v, P, x, y, z, vis, wt)
    def _sil(s, p):
        nu, nv = max(p.nu, 24), max(p.nv, 12); u, v = np.meshgrid(np.linspace(0, 1, nu), np.linspace(0.001, .999, nv), indexing='ij')
        P = p.P(u, v); g = (p.N(u, v) * (P - s.cam.eye)).sum(-1)
        for l in contourpy.contour_generator(z=g.T).lines(0.):
            U, V = l[:, 0] / (nu - 1), .001 + .998 * l[:, 1] / (nv - 1)
            Q = p.P(U, V); x, y, z = s.cam.project(Q); L = np.hypot(np.diff(x), np.diff(y)).clip(0, 3000).sum(); n = int(max(3, min(L / 1.8, 3000)))
            uv = even(np.stack([U, V], 1), n) if len(U) > 1 else None
            if uv is None: continue
            U, V = uv.T; Q = p.P(U, V); x, y, z, vis = s.visible(Q)
            if vis.any(): s._edgeink(p, U, V, Q, x, y, z, vis, p.sil)
    def line3(s, pts, w=1.2, c=.5, h=0., n=None, dash=None, lit=False, grain=.07, layer=2):
        """A free 3D line, hidden where hidden. dash=(on, off, ...) px."""
        if not hasattr(s, 'zmin'): s.late.append((pts, w, c, h, n, dash, lit, grain, layer)); return
        p = np.array(pts, float); x, y, z = s.cam.project(p); L = np.hypot(np.diff(x), np.diff(y)).clip(0, 3000).sum(); p = even(p, n or int(max(4, L / 2)))
        x, y, z, vis = s.visible(p); fd = s._fade(p, z); o = np.ones(len(p))
        if dash:
            d = np.r_[0, np.cumsum(np.hypot(np.diff(x), np.diff(y)))] % sum(dash); a = 0; on = np.zeros(len(p), bool)
            for i, q in enumerate(dash):
                if i % 2 == 0: on |= (d >= a) & (d < a + q)
                a += q
            vis = vis & on
        hh = o * h
        if lit:
            N = s.cam.eye - p; N /= np.linalg.norm(N, axis=1, keepdims=True); hh = hh + s.light(p, N, None, True)[1]
        s.cut(x, y, vis, o * c * fd, hh, w * .5, w, .02, 1, grain, layer)
    def line2(s, pts, tone, w=(.35, 1.5), t0=.03, grain=.2, over=False, layer=0, tol=.22, step=2.5):
        """A 2D line behind everything (sky, smoke, hills); tone(x,y)->(cold, hot) arrays."""
        p = np.array(pts, float); L = np.hypot(*np.diff(p, axis=0).T).sum(); p = even(p, int(max(4, L / step))); x, y = p.T
        m = (x >= -3) & (x <= W + 3) & (y >= -3) & (y <= H + 3)
        if not over: m = m & s.free(x, y)
        c, h = tone(x, y); s.cut(x, y, m, np.asarray(c, float) + 0 * x, np.asarray(h, float) + 0 * x, *w, t0, 1, grain, layer, tol)
    def ruled(s, tone, y0=0, y1=H, gap=6, w=(.3, 1.3), wob=.6, t0=.03, grain=.25, xs=(0, W)):
        """The engraved sky: level ruling from y0 down to y1."""
        for y in np.arange(y0, y1, gap):
            x = np.linspace(xs[0], xs[1], 60); ph = s.rng.random() * 6
            s.line2(np.stack([x, y + wob * np.sin(x / 180 + ph)], 1), tone, w, t0, grain)
    # -- hot fills and glow (all plain gradients and strokes)
    def mask_path(s, sel, blur=1):
        """Outline of where the named patches are really visible, as path data (for fills and clips)."""
        ids = [i for i, p in enumerate(s.patches) if sel(p)]; m = np.isin(s.ib, ids).astype(float)
        m = np.pad(m, 1)
        for _ in range(blur): m = (m + np.roll(m, 1, 0) + np.roll(m, -1, 0) + np.roll(m, 1, 1) + np.roll(m, -1, 1)) / 5
        d = ''
        for l in contourpy.contour_generator(z=m).lines(.5):
            if len(l) < 6: continue
            l = l[_rdp(np.ascontiguousarray(l), .5)]; l = (l - .5) / s.ss
            d += 'M' + 'L'.join('%.1f %.1f' % tuple(q) for q in l) + 'Z'
        return d
    def gradient(s, kind, stops, **k):
        s.nid += 1; i = 'g%d' % s.nid
        st = ''.join('<stop offset="%g" stop-color="%s" stop-opacity="%g"/>' % q for q in stops)
        s.defs.append('<%sGradient id="%s" gradientUnits="userSpaceOnUse" %s>%s</%sGradient>' % (kind, i, ' '.join('%s="%s"' % (a.replace('_', '-'), b) for a, b in k.items()), st, kind))
        return 'url(#%s)' % i
    def glow(s, x, y, r, a=.5, col=FIRE, sy=1., front=False, rot=0):
        """A soft lamp: radial gradient with a Gaussian-like fall; sy flattens it."""
        st = [(t, col, round(a * max(0, math.exp(-(t * 2.4) ** 2) - math.exp(-5.76) * t), 4)) for t in np.linspace(0, 1, 12)]; st[-1] = (1, col, 0)
        g = s.gradient('radial', st, cx=0, cy=0, r=1)
        (s.front if front else s.back).append('<circle r="1" fill="%s" transform="translate(%.1f %.1f) rotate(%g) scale(%.1f %.1f)"/>' % (g, x, y, rot, r, r * sy))
    def glow_path(s, d, w=120, a=.35, col=FIRE, n=14, front=False, cap='round'):
        """Glow along a path: n nested strokes that add up to a soft halo w px wide to each side."""
        o = []
        for i in range(n):
            t = 1 - i / n; o.append('<path d="%s" stroke-width="%.1f" stroke-opacity="%.4f"/>' % (d, 2 * w * t ** 1.5 + 2, a / n * (1.6 - t)))
        (s.front if front else s.back).append('<g fill="none" stroke="%s" stroke-linecap="%s" stroke-linejoin="round">%s</g>' % (col, cap, ''.join(o)))
    def write(s, name, ground=None, quiet=False):
        out = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 1200" width="1600" height="1200">', '<defs>%s<clipPath id="page"><rect width="1600" height="1200"/></clipPath></defs>' % ''.join(s.defs),
               '<rect width="1600" height="1200" fill="%s"/>' % NIGHT, '<g clip-path="url(#page)">'] + s.back
        def layer(k):
            o = []
            for (l, key), ps in sorted(s.runs.items(), key=lambda q: (q[0][1] // 10 % 100, q[0][1])):
                if l != k: continue
                w, c = s._color(key); d = []
                for q in ps:
                    dd = np.diff(q, axis=0); t = 'M%d %dl' % tuple(q[0]) + ' '.join('%d %d' % tuple(r) for r in dd)
                    d.append(t.replace(' -', '-'))
                o.append('<path stroke="%s" stroke-width="%.1f" d="%s"/>' % (c, w * 10, ''.join(d)))
            return '<g transform="scale(.1)" fill="none" stroke-linejoin="round">%s</g>' % '\n'.join(o) if o else ''
        out += [layer(0), layer(1)] + s.mid + [layer(2), layer(3)] + s.front + [layer(4), '</g></svg>']
        t = '\n'.join(out); fn = os.path.join(ROOT, name + '.svg'); open(fn, 'w').write(t)
        render(name)
        if not quiet: print(name, '%.0f KB' % (len(t) / 1024), sum(len(v) for v in s.runs.values()), 'runs')


def render(name, sizes=(1600, 320)):
    import resvg_py
    for w in sizes:
        b = resvg_py.svg_to_bytes(svg_path=os.path.join(ROOT, name + '.svg'), width=w)
        open(os.path.join(PREVIEWS, name + ('' if w == 1600 else '-%d' % w) + '.png'), 'wb').write(bytes(b))


def crop(name, x, y, w, h, k=2):
    """A close look: png/<name>-crop.png at k times."""
    import resvg_py, io
    from PIL import Image
    b = bytes(resvg_py.svg_to_bytes(svg_path=os.path.join(ROOT, name + '.svg'), width=int(1600 * k)))
    Image.open(io.BytesIO(b)).crop((int(x * k), int(y * k), int((x + w) * k), int((y + h) * k))).save(os.path.join(PREVIEWS, name + '-crop.png'))
