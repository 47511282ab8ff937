import helmet from 'helmet';
import type { RequestHandler } from 'express';

const PERMISSIONS = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'usb',
  'web-share',
  'xr-spatial-tracking',
  'browsing-topics',
  'interest-cohort',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

const NONE = ["'none'"];
const SELF = ["'self'"];

/** The security headers of every answer. @param secure whether the forum is reached over TLS */
export function securityHeaders(secure: boolean): RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: NONE,
          styleSrc: SELF,
          scriptSrc: SELF,
          imgSrc: SELF,
          connectSrc: SELF,
          formAction: SELF,
          frameAncestors: NONE,
          baseUri: NONE,
        },
      },
      crossOriginOpenerPolicy: { policy: 'same-origin' },
      crossOriginResourcePolicy: { policy: 'same-origin' },
      referrerPolicy: { policy: 'no-referrer' },
      frameguard: { action: 'deny' },
      strictTransportSecurity: secure ? { maxAge: 63_072_000, includeSubDomains: true } : false,
    }),
    (_request, response, next) => {
      response.setHeader('Permissions-Policy', PERMISSIONS);
      response.setHeader('X-Robots-Tag', 'noindex');
      next();
    },
  ];
}
